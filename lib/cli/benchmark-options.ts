import fs from "node:fs";
import { availableParallelism } from "node:os";
import { BENCHMARK_FORMATS, type BenchmarkFormat } from "@/lib/data/benchmark/read/dataset";
import { BLEND, type Plan, type ProtocolName } from "@/lib/data/benchmark/plan";
import { isSearched } from "@/lib/data/benchmark/search-budget";
import type { DatasetRequest } from "@/lib/data/benchmark/read-dataset";
import { usualWeights } from "@/lib/data/benchmark/usual-weights";
import { MODELS, type WeightConfig } from "@/ml/index";
import { LONGEST_LIST, readMetric } from "./benchmark-metrics";
import { type ProtocolValues, readProtocol } from "./benchmark-protocol";
import { messageOf } from "@/lib/platform/errors";
import { UsageError } from "./command";
import { readParameters } from "./model-parameters";
import { resolveGiven } from "./paths";
import {
  readChoice,
  readDateOrder,
  readDelimiter,
  readKinds,
  readList,
  readNumber,
  readPairs,
} from "./read-values";

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
  readonly lists?: string | undefined;
  readonly validation?: string | undefined;
}

export interface FileValues {
  readonly items?: string | undefined;
  readonly validation?: string | undefined;
  readonly name?: string | undefined;
  readonly map?: string | undefined;
  readonly kinds?: string | undefined;
  readonly "date-order"?: string | undefined;
  readonly delimiter?: string | undefined;
}

/** Formats that are one published data set each. */
const DATA_SETS: readonly BenchmarkFormat[] = ["online-retail", "retailrocket", "movielens"];
const A_DAY_OF_MINUTES = 1_440;

/** The files to read and how. */
export function readRequest(positionals: readonly string[], values: FileValues): DatasetRequest {
  const [formatText = "", ...paths] = positionals;
  const format = readChoice(formatText, "format", BENCHMARK_FORMATS);
  const { items, validation, name, delimiter } = values;
  checkFileOptions(format, values);
  return {
    format,
    paths: paths.map(resolveGiven),
    ...(items !== undefined && { items: resolveGiven(items) }),
    ...(validation !== undefined && { validation: resolveGiven(validation) }),
    ...(name !== undefined && { name }),
    options: {
      columns: readPairs(values.map, "map"),
      kinds: readKinds(values.kinds),
      dateOrder: readDateOrder(values["date-order"]),
      delimiter: readDelimiter(delimiter),
    },
  };
}

/** What a format has no use for is a mistake, which nobody would see if it were ignored. */
function checkFileOptions(format: BenchmarkFormat, values: FileValues): void {
  const { map, kinds, delimiter } = values;
  if (values["date-order"] !== undefined && format !== "interactions") {
    throw new UsageError(`--date-order belongs to interactions, not to ${format}.`);
  }
  if (kinds !== undefined && format !== "interactions") {
    throw new UsageError(`--kinds belongs to interactions, not to ${format}.`);
  }
  if (DATA_SETS.includes(format) && (map !== undefined || delimiter !== undefined)) {
    throw new UsageError(`The columns of ${format} are known: --map and --delimiter do not belong to it.`);
  }
  if (format === "adjacency" && (map !== undefined || delimiter !== undefined)) {
    throw new UsageError("Adjacency lists are not tables: --map and --delimiter do not belong to them.");
  }
}

/** What to compare on a data set of that format and so many files. */
export function readPlan(values: PlanValues, format: BenchmarkFormat, files: number): Plan {
  const protocol = readProtocol(values, format, files);
  const integer = (text: string, option: string, low: number, high: number) =>
    readNumber(text, option, { low, high, integer: true });
  const models = readModels(values.model);
  const wanted = values.metrics === undefined ? null : readList(values.metrics, "metrics");
  const named = (wanted ?? []).flatMap((name) => readMetric(name, "metrics").k ?? []);
  const listed = readList(values.k, "k").map((k) => integer(k, "k", 1, LONGEST_LIST));
  const ks = [...new Set([...listed, ...named])];
  const maxCases = values["max-cases"];
  const parameters = readParametersOf(models, values.set);
  const searchMinutes = readNumber(values.search, "search", { low: 0, high: A_DAY_OF_MINUTES });
  checkSearchOptions(values, { models, parameters, searchMinutes, protocol });
  return {
    protocol,
    models,
    parameters,
    chosen: {},
    searchMinutes,
    objective: readObjective(values.objective, protocol.name, Math.max(...ks)),
    ks,
    metrics: wanted,
    maxCases: maxCases === undefined ? null : integer(maxCases, "max-cases", 1, 1e9),
    resamples: integer(values.resamples, "resamples", 0, 100_000),
    seed: integer(values.seed, "seed", 0, 2 ** 32 - 1),
    threads: integer(values.threads, "threads", 1, 256),
    weights: readWeights(values.weights, protocol.name),
    trialsFile: values.trials === undefined ? null : readOutputFile(values.trials, "trials"),
    listsFile: values.lists === undefined ? null : readOutputFile(values.lists, "lists"),
  };
}

/** What a search alone reads is a mistake without one: nobody would see that it was ignored. */
function checkSearchOptions(
  { objective, validation }: PlanValues,
  plan: Pick<Plan, "models" | "parameters" | "searchMinutes" | "protocol">,
): void {
  const { models, searchMinutes, protocol } = plan;
  if (searchMinutes > 0 && !models.some((kind) => isSearched(kind, plan))) {
    throw new UsageError(`--search: ${models.join(", ")} leave nothing to search.`);
  }
  if (objective !== undefined && searchMinutes === 0) {
    throw new UsageError("--objective is what a search goes for; say how long with --search <minutes>.");
  }
  if (validation === undefined) return;
  if (searchMinutes === 0 && !models.includes(BLEND)) {
    throw new UsageError("--validation is read by a search (--search <minutes>) and by --model blend alone.");
  }
  if (protocol.name === "k-fold") {
    throw new UsageError("--validation is one file, and k-fold has parts to choose on for each fold.");
  }
}

/** With a length where the metric needs one: the longest, unless one is named. */
function readObjective(text: string | undefined, protocol: ProtocolName, longest: number): string {
  if (text === undefined) return `${protocol === "next-item" ? "mrr" : "ndcg"}@${longest}`;
  const { name, k, isOfLists } = readMetric(text.trim(), "objective");
  return isOfLists && k === null ? `${name}@${longest}` : name;
}

function readParametersOf(models: readonly string[], texts: readonly string[]): Plan["parameters"] {
  const parameters = readParameters(texts);
  const absent = Object.keys(parameters).find((kind) => !models.includes(kind));
  if (absent === undefined) return parameters;
  throw new UsageError(`--set ${absent}.…: ${absent} is not among the models (${models.join(", ")}).`);
}

/** Fails before hours of fits that nobody could write down. */
function readOutputFile(text: string, option: string): string {
  const file = resolveGiven(text);
  try {
    fs.appendFileSync(file, "");
    return file;
  } catch (error) {
    throw new UsageError(`--${option}: ${file} cannot be written (${messageOf(error)}).`);
  }
}

function readModels(text: string): string[] {
  const kinds = MODELS.map(({ kind }) => kind);
  const words = readList(text, "model");
  if (words.every((word) => word === BLEND)) {
    throw new UsageError("--model blend combines other models; name at least two of them as well.");
  }
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
  const weights: WeightConfig = { ...usual, ...Object.fromEntries(given) };
  if (weights.view + weights.like + weights.cart + weights.purchase > 0) return weights;
  throw new UsageError("--weights: every kind weighs 0, so that nothing could be learned.");
}
