import { availableParallelism } from "node:os";
import { BENCHMARK_FORMATS, type BenchmarkFormat } from "@/lib/benchmark/dataset";
import { BLEND, type Plan, type ProtocolName } from "@/lib/benchmark/plan";
import type { DatasetRequest } from "@/lib/benchmark/read-dataset";
import { usualWeights } from "@/lib/benchmark/usual-weights";
import { KINDS, type Kind, MODELS, type WeightConfig } from "@/ml/index";
import { type ProtocolValues, readProtocol } from "./benchmark-protocol";
import { UsageError } from "./command";
import { readPairs } from "./import-options";
import { readParameters } from "./model-parameters";
import { resolveGiven } from "./paths";
import { readChoice, readList, readNumber } from "./read-values";

/** Options of everything that compares models, besides those of the protocol. */
export const PLAN_OPTIONS = {
  model: { type: "string", default: "all" },
  set: { type: "string", multiple: true, default: [] as string[] },
  search: { type: "string", default: "0" },
  objective: { type: "string" },
  k: { type: "string", default: "10,20" },
  metrics: { type: "string" },
  "max-cases": { type: "string" },
  resamples: { type: "string", default: "200" },
  seed: { type: "string", default: "1" },
  threads: { type: "string", default: String(availableParallelism()) },
  weights: { type: "string" },
  trials: { type: "string" },
} as const;

export interface PlanValues extends ProtocolValues {
  readonly model: string;
  readonly set: readonly string[];
  readonly search: string;
  readonly objective?: string | undefined;
  readonly k: string;
  readonly metrics?: string | undefined;
  readonly "max-cases"?: string | undefined;
  readonly resamples: string;
  readonly seed: string;
  readonly threads: string;
  readonly weights?: string | undefined;
  readonly trials?: string | undefined;
}

export interface FileValues {
  readonly name?: string | undefined;
  readonly map?: string | undefined;
  readonly kinds?: string | undefined;
  readonly delimiter?: string | undefined;
}

const LONGEST_LIST = 1_000;
const A_DAY_OF_MINUTES = 1_440;

/** The files to read and how. */
export function readRequest(positionals: readonly string[], values: FileValues): DatasetRequest {
  const [formatText = "", ...paths] = positionals;
  const format = readChoice(formatText, "format", BENCHMARK_FORMATS);
  const { name, delimiter } = values;
  return {
    format,
    paths: paths.map(resolveGiven),
    ...(name !== undefined && { name }),
    options: {
      columns: readPairs(values.map, "map"),
      kinds: readKinds(values.kinds),
      ...(delimiter !== undefined && { delimiter: delimiter === "tab" ? "\t" : delimiter }),
    },
  };
}

function readKinds(text: string | undefined): Record<string, Kind> {
  const pairs = Object.entries(readPairs(text, "kinds"));
  return Object.fromEntries(pairs.map(([word, kind]) => [word, readChoice(kind, "kind", KINDS)]));
}

/** What to compare on a data set of that format and so many files. */
export function readPlan(values: PlanValues, format: BenchmarkFormat, files: number): Plan {
  const protocol = readProtocol(values, format, files);
  const integer = (text: string, option: string, low: number, high: number) =>
    readNumber(text, option, { low, high, integer: true });
  const ks = readList(values.k, "k").map((k) => integer(k, "k", 1, LONGEST_LIST));
  const longest = Math.max(...ks);
  const maxCases = values["max-cases"];
  return {
    protocol,
    models: readModels(values.model),
    parameters: readParameters(values.set),
    chosen: {},
    searchMinutes: readNumber(values.search, "search", { low: 0, high: A_DAY_OF_MINUTES }),
    objective: values.objective ?? `${protocol.name === "next-item" ? "mrr" : "ndcg"}@${longest}`,
    ks,
    metrics: values.metrics === undefined ? null : readList(values.metrics, "metrics"),
    maxCases: maxCases === undefined ? null : integer(maxCases, "max-cases", 1, 1e9),
    resamples: integer(values.resamples, "resamples", 0, 100_000),
    seed: integer(values.seed, "seed", 0, 2 ** 32 - 1),
    threads: integer(values.threads, "threads", 1, 256),
    weights: readWeights(values.weights, protocol.name),
    trialsFile: values.trials === undefined ? null : resolveGiven(values.trials),
  };
}

function readModels(text: string): string[] {
  const kinds = MODELS.map(({ kind }) => kind);
  const words = readList(text, "model");
  return [
    ...new Set(
      words.flatMap((word) => (word === "all" ? kinds : [readChoice(word, "model", [...kinds, BLEND])])),
    ),
  ];
}

function readWeights(text: string | undefined, protocol: ProtocolName): WeightConfig {
  const usual = usualWeights(protocol);
  const given = Object.entries(readPairs(text, "weights")).map(([name, value]) => {
    if (!(name in usual)) {
      throw new UsageError(`--weights: there is no "${name}". There are ${Object.keys(usual).join(", ")}.`);
    }
    return [name, readNumber(value, "weights", { low: 0, high: name === "floor" ? 1 : 1e6 })];
  });
  return { ...usual, ...Object.fromEntries(given) };
}
