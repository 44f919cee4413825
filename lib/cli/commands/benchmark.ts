import { runBenchmarkThread } from "@/lib/data/benchmark/run-benchmark-thread";
import type { BenchmarkTask } from "@/lib/data/benchmark/benchmark-task";
import { type BenchmarkSummary, isRefused, type Outcome, toRecords } from "@/lib/data/benchmark/results";
import { MODELS } from "@/ml/index";
import { PLAN_OPTIONS, readPlan, readRequest } from "../benchmark-options";
import { defineCommand } from "../command";
import { EXIT, type ExitCode } from "../exit-code";
import type { Output } from "../output";
import { printOutcomes, printSummary } from "../print-benchmark";

const OPTIONS = {
  protocol: { type: "string" },
  share: { type: "string" },
  folds: { type: "string" },
  negatives: { type: "string" },
  "negatives-file": { type: "string" },
  ...PLAN_OPTIONS,
  lists: { type: "string" },
  validation: { type: "string" },
  items: { type: "string" },
  name: { type: "string" },
  map: { type: "string" },
  kinds: { type: "string" },
  "date-order": { type: "string" },
  delimiter: { type: "string" },
  strict: { type: "boolean", default: false },
} as const;

const WIDTH = 105;

/** The kinds of models in lines as wide as the others. */
function listKinds(): string {
  const indent = " ".repeat(23);
  const lines: string[] = [];
  for (const { kind } of MODELS) {
    const last = lines.at(-1);
    if (last === undefined || last.length + kind.length > WIDTH) lines.push(`${indent}${kind}`);
    else lines[lines.length - 1] = `${last}, ${kind}`;
  }
  return lines.join(",\n");
}

const DETAILS = `
  <format>             adjacency (lines "user item item …"), ratings (MovieLens layouts), sessions, interactions;
                       online-retail, retailrocket or movielens, read as by an import
  <path>               the file, plain or gzip, or a data set's folder; a second one is the test part (docs/benchmarks.md)

  --protocol <name>    fixed (two files), temporal, temporal-user (each shopper's own newest), leave-last-out,
                       leave-last-out-sampled, holdout, k-fold, next-item
  --share <part>       of the test part: temporal, temporal-user and next-item 0.2, holdout 0.25
  --folds <number>     of k-fold (default 5)
  --negatives <n>      products to rank the newest among, leave-last-out-sampled (default 100)
  --negatives-file <p> these products, lines "user item item …"; for fixed, too
  --model <kinds>      one, several (als,ease), all (default), and "blend" of the others; there are
${listKinds()}
  --set <pairs>        als.factors=128,als.alpha=10: parameters in place of the defaults
  --search <minutes>   so long in all, search the other parameters on a validation split of the training part
  --validation <path>  search and learn weights of a blend on this file, read like a test part, and not on such a split
  --objective <metric> what searches go for (default ndcg at the longest list; mrr for next-item)
  --k <lengths>        of lists to measure at (default 10,20)
  --metrics <names>    to report, such as ndcg,recall@20 (default all); lengths they name are measured, too
  --max-cases <n>      measure on so many cases at most, drawn by the seed
  --resamples <n>      of the shoppers, for 95 % intervals (default 200; 0: none)
  --seed <number>      the same seed gives the same figures (default 1)
  --threads <n>        that compute (default: as many as there are processors)
  --trials <path>      append every fit as a line of JSON: parameters, metrics, seconds, hash of the training data;
                       a search begins with the best that the file has of the same data
  --lists <path>       append every list of the test part as a line of JSON: shopper, what was asked for, the list
  --weights <pairs>    view=1,like=2,cart=3,purchase=5,decayPerDay=0.1,floor=0: what kinds are worth and how it fades
                       (decayPerDay is 0 where the protocol does not ask for the future)
  --items <path>       what the items are, for models that read it (content, and als for items nobody has touched): a
                       table with a header or JSON Lines of ids, names, texts and attributes (docs/data.md)
  --name <text>        of the data set in results
  --map <pairs>        shopper=userId,product=sku,time=ts,kind=event,value=rating: the file's names for columns
                       (of ratings: user, item, rating, time; of sessions: session, item, time)
  --kinds <pairs>      buy=purchase: the file's words for kinds; *=purchase: the rest, and where there is no such column
  --date-order <order> dmy or mdy: whether 10/1/2019 is in January or in October
  --delimiter <mark>   of a table, when it cannot be guessed; "tab" for tabs
  --strict             exit with 3 when rows were rejected`;

export const benchmarkCommand = defineCommand({
  name: "benchmark",
  summary: "Compare models on files of yours; needs no shop and no database",
  positionals: ["<format>", "<path>", "[test path]"],
  options: OPTIONS,
  details: DETAILS,
  async run({ values, positionals, out }) {
    const request = readRequest(positionals, values);
    const plan = readPlan(values, request.format, request.paths.length);
    return compare({ request, plan }, values.strict, out);
  },
});

/** Records go out as models are done; the table is printed at the end, also at an early one. */
async function compare(task: BenchmarkTask, strict: boolean, out: Output): Promise<ExitCode> {
  const { plan } = task;
  const outcomes: Outcome[] = [];
  const summaries: BenchmarkSummary[] = [];
  const onOutcome = (outcome: Outcome) => {
    outcomes.push(outcome);
    const name = summaries[0]?.name ?? "";
    for (const record of toRecords(name, plan, outcome)) out.result(record);
  };
  const interrupted = await untilInterrupted((signal) =>
    out.step(`Comparing ${plan.models.length} models`, (onProgress) =>
      runBenchmarkThread(task, {
        onProgress,
        onSummary: (summary) => summaries.push(summary),
        onOutcome,
        signal,
      }),
    ),
  );
  const [summary] = summaries;
  if (summary) printSummary(summary, out);
  printOutcomes(outcomes, plan.metrics, out);
  if (interrupted) {
    out.note(`Interrupted after ${outcomes.length} of ${plan.models.length} models.`);
    return EXIT.interrupted;
  }
  if (outcomes.every(isRefused)) return EXIT.failed;
  const rejected = summary?.files.some((file) => file.rejected > 0) ?? false;
  return strict && rejected ? EXIT.rejectedRows : EXIT.ok;
}

/** Runs work that Ctrl-C ends; true when it did. */
async function untilInterrupted(work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
  const controller = new AbortController();
  const interrupt = () => controller.abort();
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
  try {
    await work(controller.signal);
    return false;
  } catch (error) {
    if (controller.signal.aborted) return true;
    throw error;
  } finally {
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", interrupt);
  }
}
