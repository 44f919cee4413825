import { readChoice, readList, readNumber } from "@/lib/cli/read-values";
import { readArguments } from "../program";
import type { Plan } from "./als-compare";
import { MATRICES } from "./matrices";

const OPTIONS = {
  matrix: { type: "string", default: "2m,10m" },
  factors: { type: "string", default: "64,128,256" },
  iterations: { type: "string", default: "6" },
  rounds: { type: "string", default: "3" },
  threads: { type: "string", default: "2" },
  python: { type: "string" },
  plain: { type: "boolean", default: false },
  growth: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

export const HELP = `npm run bench -- speed [options]

  Seconds per iteration of implicit ALS, its memory and its loss, beside the Python library implicit.

  --matrix <names>     ${Object.keys(MATRICES).join(",")}: which of the generated matrices (default: all)
  --factors <list>     default ${OPTIONS.factors.default}
  --iterations <n>     of one training, the first of which is not counted (default ${OPTIONS.iterations.default})
  --rounds <n>         how often the engines take turns (default ${OPTIONS.rounds.default})
  --threads <n>        of every engine (default ${OPTIONS.threads.default})
  --python <path>      a Python that has implicit; else one that has it is looked for, or made under .cache by pip
  --plain              plain TypeScript, too, where it takes minutes
  --growth             instead: how time and memory grow with rows, columns, entries and factors
  --json               one record a line on standard output, nothing else there
  --help               this text`;

export interface SpeedOptions {
  /** One per matrix and number of factors. */
  readonly plans: readonly Plan[];
  readonly threads: number;
  readonly python: string | undefined;
  readonly plain: boolean;
  readonly growth: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

/** @throws UsageError for options there are not, or out of range */
export function readOptions(): SpeedOptions {
  const {
    matrix,
    factors,
    iterations,
    rounds,
    threads: threadsText,
    ...rest
  } = readArguments({ options: OPTIONS }).values;
  const whole = (text: string, option: string, low: number, high: number) =>
    readNumber(text, option, { low, high, integer: true });
  const threads = whole(threadsText, "threads", 1, 256);
  const shared = {
    iterations: whole(iterations, "iterations", 2, 1000),
    rounds: whole(rounds, "rounds", 1, 1000),
    threads,
  };
  const names = readList(matrix, "matrix").map((name) => readChoice(name, "matrix", Object.keys(MATRICES)));
  const sizes = readList(factors, "factors").map((size) => whole(size, "factors", 1, 1024));
  const plans = names.flatMap((name) => {
    const shape = MATRICES[name];
    return shape ? sizes.map((size) => ({ matrix: name, shape, factors: size, ...shared })) : [];
  });
  return { ...rest, plans, threads, python: rest.python };
}
