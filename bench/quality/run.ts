/** Every model on the public data sets, with the parameters that searches chose on validation. */
import { findChosen, toChosen } from "@/lib/data/benchmark/chosen";
import { BLEND, type Plan } from "@/lib/data/benchmark/plan";
import { isRefused, type Outcome, toRecords } from "@/lib/data/benchmark/results";
import { runBenchmark } from "@/lib/data/benchmark/run-benchmark";
import { usualWeights } from "@/lib/data/benchmark/usual-weights";
import { PLAN_OPTIONS, readPlan } from "@/lib/cli/benchmark-options";
import { UsageError } from "@/lib/cli/command";
import { createOutput, type Output } from "@/lib/cli/output";
import { printOutcomes, printSummary } from "@/lib/cli/print-benchmark";
import { createThreadPool } from "@/lib/platform/threads/create-thread-pool";
import { readArguments, runProgram } from "../program";
import { readChosen, saveChosen } from "./chosen-file";
import { requireData } from "./datasets";
import { findModelsThatRate } from "./models-that-rate";
import { type Comparison, SUITE } from "./suite";

const { model, set, search, "max-cases": maxCases, resamples, seed, threads, trials } = PLAN_OPTIONS;
const OPTIONS = {
  set,
  search,
  "max-cases": maxCases,
  resamples,
  seed,
  threads,
  trials,
  model: { ...model, default: `all,${BLEND}` },
  protocol: { type: "string" },
  save: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

const DATASETS = [...new Set(SUITE.map(({ dataset }) => dataset))];
const HELP = `npm run bench -- quality [data set…] [options]

  Every model on the public data sets (${DATASETS.join(", ")}),
  with the parameters of bench/quality/chosen.json.

  --protocol <name>    only comparisons by it: ${[...new Set(SUITE.map(({ protocol }) => protocol.name))].join(", ")}
  --model <kinds>      one, several (als,ease), all, and "blend" of the others (default all,blend)
  --set <pairs>        als.factors=128,als.alpha=10: parameters in place of those that were chosen
  --search <minutes>   so long a comparison, search parameters on a validation split of the training part
  --save               write what the searches chose into bench/quality/chosen.json
  --max-cases <n>      measure on so many cases at most, drawn by the seed
  --resamples <n>      of the shoppers, for 95 % intervals (default 200; 0: none)
  --seed <number>      the same seed gives the same figures (default 1)
  --threads <n>        that compute (default: as many as there are processors)
  --trials <path>      append every fit as a line of JSON
  --json               one record a line on standard output, nothing else there; all metrics
  --help               this text`;

const readCall = () => readArguments({ options: OPTIONS, allowPositionals: true });
type Values = ReturnType<typeof readCall>["values"];

async function planOf(
  { dataset, protocol, ks, objective, shown, models }: Comparison,
  values: Values,
): Promise<Plan> {
  const plan = readPlan({ ...values, protocol: undefined, k: "20" }, "interactions", 1);
  const rating = models === "all" ? [] : await findModelsThatRate();
  const isMeant = (kind: string) => models === "all" || rating.includes(kind) === (models === "rating");
  return {
    ...plan,
    protocol,
    ks,
    objective,
    weights: usualWeights(protocol.name),
    metrics: values.json && models !== "rating" ? null : shown,
    models: plan.models.filter(isMeant),
    chosen: findChosen(readChosen(), { dataset, protocol: protocol.name }),
  };
}

async function compare(comparison: Comparison, values: Values, out: Output): Promise<void> {
  const { dataset, protocol } = comparison;
  const plan = await planOf(comparison, values);
  if (plan.models.length === 0) {
    out.note(`${dataset}, ${protocol.name}: is about none of these models.`);
    return;
  }
  const data = await comparison.read();
  const pool = plan.threads > 1 ? await createThreadPool({ threads: plan.threads }) : undefined;
  const onOutcome = (outcome: Outcome) => {
    for (const record of toRecords(dataset, plan, outcome)) out.result(record);
    const why = isRefused(outcome) ? `: ${outcome.refused}` : "";
    out.note(`${dataset}, ${protocol.name}: ${outcome.model}${why}`);
  };
  const onSummary = (summary: Parameters<typeof printSummary>[0]) => printSummary(summary, out);
  try {
    const outcomes = await runBenchmark(data, plan, {
      pool,
      onSummary,
      onOutcome,
      clock: () => performance.now(),
    });
    printOutcomes(outcomes, plan.metrics, out);
    out.line();
    if (values.save) saveChosen(toChosen({ dataset, protocol: protocol.name }, plan.seed, outcomes));
  } finally {
    await pool?.close();
  }
}

function selectComparisons(names: readonly string[], protocol: string | undefined): readonly Comparison[] {
  const unknown = names.find((name) => !DATASETS.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`No data set is called "${unknown}"; there are ${DATASETS.join(", ")}.`);
  }
  const named = SUITE.filter(({ dataset }) => names.length === 0 || names.includes(dataset));
  const selected = named.filter((one) => protocol === undefined || protocol === one.protocol.name);
  if (selected.length > 0) return selected;
  const known = named.map((one) => `${one.dataset} by ${one.protocol.name}`);
  throw new UsageError(`Nothing is compared by "${protocol}" here; there are ${known.join(", ")}.`);
}

async function run(): Promise<void> {
  const { values, positionals } = readCall();
  const out = createOutput(values.json);
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const comparisons = selectComparisons(positionals, values.protocol);
  requireData();
  for (const comparison of comparisons) await compare(comparison, values, out);
}

await runProgram(HELP, run);
