/**
 * Every model on the public data sets, with the parameters that searches chose on validation:
 * npm run bench -- quality [dataset…] [--protocol name] [--model kinds] [--search minutes [--save]] [--json]
 */
import { parseArgs } from "node:util";
import { findChosen, toChosen } from "@/lib/benchmark/chosen";
import { BLEND, type Plan } from "@/lib/benchmark/plan";
import { isRefused, type Outcome, toRecords } from "@/lib/benchmark/results";
import { runBenchmark } from "@/lib/benchmark/run-benchmark";
import { usualWeights } from "@/lib/benchmark/usual-weights";
import { PLAN_OPTIONS, readPlan } from "@/lib/cli/benchmark-options";
import { createOutput } from "@/lib/cli/output";
import { printOutcomes, printSummary } from "@/lib/cli/print-benchmark";
import { createThreadPool } from "@/lib/threads/create-thread-pool";
import { readChosen, saveChosen } from "./chosen-file";
import { requireData } from "./datasets";
import { findModelsThatRate } from "./models-that-rate";
import { type Comparison, SUITE } from "./suite";

const { model, set, search, "max-cases": maxCases, resamples, seed, threads, trials } = PLAN_OPTIONS;
const { values, positionals } = parseArgs({
  options: {
    ...{ set, search, "max-cases": maxCases, resamples, seed, threads, trials },
    model: { ...model, default: `all,${BLEND}` },
    protocol: { type: "string" },
    save: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const out = createOutput(values.json);

async function planOf({ dataset, protocol, ks, objective, shown, models }: Comparison): Promise<Plan> {
  const plan = readPlan({ ...values, protocol: undefined, k: "20" }, "interactions", 1);
  const rating = models === "all" ? [] : await findModelsThatRate();
  const isMeant = (kind: string) => models === "all" || rating.includes(kind) === (models === "rating");
  return {
    ...{ ...plan, protocol, ks, objective, weights: usualWeights(protocol.name) },
    metrics: values.json && models !== "rating" ? null : shown,
    models: plan.models.filter(isMeant),
    chosen: findChosen(readChosen(), { dataset, protocol: protocol.name }),
  };
}

async function compare(comparison: Comparison): Promise<void> {
  const { dataset, protocol } = comparison;
  const plan = await planOf(comparison);
  const data = await comparison.read();
  const pool = plan.threads > 1 ? await createThreadPool({ threads: plan.threads }) : undefined;
  const onOutcome = (outcome: Outcome) => {
    for (const record of toRecords(dataset, protocol.name, outcome)) out.result(record);
    const why = isRefused(outcome) ? `: ${outcome.refused}` : "";
    out.note(`${dataset}, ${protocol.name}: ${outcome.model}${why}`);
  };
  const onSummary = (summary: Parameters<typeof printSummary>[0]) => printSummary(summary, out);
  try {
    const outcomes = await runBenchmark(data, plan, {
      ...{ pool, onSummary, onOutcome, clock: () => performance.now() },
    });
    printOutcomes(outcomes, plan.metrics, out);
    out.line();
    if (values.save) saveChosen(toChosen({ dataset, protocol: protocol.name }, plan.seed, outcomes));
  } finally {
    await pool?.close();
  }
}

function selectComparisons(): readonly Comparison[] {
  const known = [...new Set(SUITE.map(({ dataset }) => dataset))];
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`No data set is called "${unknown}"; there are ${known.join(", ")}.`);
  return SUITE.filter(
    ({ dataset, protocol }) =>
      (positionals.length === 0 || positionals.includes(dataset)) &&
      (values.protocol === undefined || values.protocol === protocol.name),
  );
}

try {
  requireData();
  for (const comparison of selectComparisons()) await compare(comparison);
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
