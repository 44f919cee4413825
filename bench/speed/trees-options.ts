import { readList, readChoice, readNumber } from "@/lib/cli/read-values";
import { readArguments } from "../program";

const OPTIONS = {
  rows: { type: "string", default: "200000" },
  features: { type: "string", default: "50" },
  task: { type: "string", default: "binary,lambdarank" },
  trees: { type: "string", default: "100" },
  leaves: { type: "string", default: "31" },
  rounds: { type: "string", default: "1" },
  threads: { type: "string", default: "2" },
  seed: { type: "string", default: "1" },
  python: { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

export const TASKS = ["squared", "binary", "quantile", "lambdarank"] as const;
export type TreesTask = (typeof TASKS)[number];

export const HELP = `npm run bench -- trees [options]

  Gradient-boosted trees beside LightGBM with the same settings: seconds of training, loss on a fifth held out, and the
  time to score a hundred rows.

  --rows <n>           made up, a fifth of them held out (default ${OPTIONS.rows.default}; 1000000 is the full size)
  --features <n>       default ${OPTIONS.features.default}
  --task <names>       of ${TASKS.join(",")} (default ${OPTIONS.task.default})
  --trees <n>          default ${OPTIONS.trees.default}
  --leaves <n>         of a tree (default ${OPTIONS.leaves.default})
  --rounds <n>         how often the two take turns (default ${OPTIONS.rounds.default})
  --threads <n>        of both (default ${OPTIONS.threads.default})
  --seed <n>           of the rows (default ${OPTIONS.seed.default})
  --python <path>      a Python that has lightgbm; else one that has it is looked for, or made under .cache by pip
  --json               one record a line on standard output, nothing else there
  --help               this text`;

export interface TreesOptions {
  readonly rows: number;
  readonly features: number;
  readonly tasks: readonly TreesTask[];
  readonly trees: number;
  readonly leaves: number;
  readonly rounds: number;
  readonly threads: number;
  readonly seed: number;
  readonly python: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

/** @throws UsageError for options there are not, or out of range */
export function readOptions(): TreesOptions {
  const { values } = readArguments({ options: OPTIONS });
  const whole = (
    option: "rows" | "features" | "trees" | "leaves" | "rounds" | "threads" | "seed",
    low: number,
    high: number,
  ) => readNumber(values[option], option, { low, high, integer: true });
  return {
    rows: whole("rows", 1000, 20_000_000),
    features: whole("features", 10, 1000),
    tasks: readList(values.task, "task").map((task) => readChoice(task, "task", TASKS)),
    trees: whole("trees", 1, 10_000),
    leaves: whole("leaves", 2, 4096),
    rounds: whole("rounds", 1, 100),
    threads: whole("threads", 1, 256),
    seed: whole("seed", 0, 1e9),
    python: values.python,
    json: values.json,
    help: values.help,
  };
}
