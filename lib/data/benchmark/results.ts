import type { Measurement, Parameters } from "@/ml/index";
import type { Plan } from "./plan";
import type { Dataset } from "./read/dataset";

/** What came of one model. */
export interface ModelResult {
  readonly model: string;
  /** Those it was fitted with. */
  readonly parameters: Parameters;
  /** Over several folds: means of the folds' values and bounds. */
  readonly measurements: readonly Measurement[];
  /** Cases over all folds. */
  readonly cases: number;
  /** To fit it once on a training part; the search is not counted. */
  readonly fitSeconds: number;
  /** Median time of one answer. */
  readonly answerMicroseconds: number | null;
  /** What replaced the model's defaults, fold by fold. */
  readonly choices: readonly Choice[];
  /** What the model says of itself, such as that it has learnt nothing. */
  readonly remarks: readonly string[];
}

/** Parameters for one fold, and how they were found. */
export interface Choice {
  readonly parameters: Parameters;
  /** null: nothing was searched. */
  readonly search: SearchSummary | null;
}

/** How parameters were chosen. */
export interface SearchSummary {
  readonly trials: number;
  /** Of these, given up because they were clearly behind. */
  readonly stopped: number;
  readonly metric: string;
  /** On validation. */
  readonly value: number;
  /** A better value that was not taken, as the gain is within its standard error over the shoppers. */
  readonly refused?: { readonly gain: number; readonly error: number };
}

/** A model that cannot be compared on this data, and why. */
export interface Refused {
  readonly model: string;
  readonly refused: string;
}

export type Outcome = ModelResult | Refused;

export function isRefused(outcome: Outcome): outcome is Refused {
  return "refused" in outcome;
}

/** What a data set and its split hold, for people. */
export interface BenchmarkSummary extends Pick<Dataset, "name" | "files" | "notes"> {
  readonly protocol: string;
  readonly shoppers: number;
  readonly products: number;
  /** Of each fold. */
  readonly trainEvents: readonly number[];
  readonly cases: readonly number[];
}

/** One figure as programs read it. */
export interface BenchmarkRecord {
  readonly suite: "quality";
  readonly dataset: string;
  readonly protocol: string;
  readonly model: string;
  readonly params: Parameters;
  readonly metric: string | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** To fit. */
  readonly seconds: number | null;
  readonly microseconds?: number | null;
  readonly cases?: number;
  readonly search?: SearchSummary | null;
  readonly refused?: string;
  readonly remark?: string;
}

/**
 * One record per metric; of a model that refuses, one that says why. Bounds are null where the plan made no intervals: a
 * value is not certain for that.
 */
export function toRecords(
  dataset: string,
  { protocol, resamples }: Pick<Plan, "protocol" | "resamples">,
  outcome: Outcome,
): BenchmarkRecord[] {
  const common = { suite: "quality", dataset, protocol: protocol.name, model: outcome.model } as const;
  if (isRefused(outcome)) {
    const nothing = { params: {}, metric: null, value: null, low: null, high: null, seconds: null };
    return [{ ...common, ...nothing, refused: outcome.refused }];
  }
  const { parameters, measurements, fitSeconds, answerMicroseconds, cases, choices, remarks } = outcome;
  const search = choices[0]?.search ?? null;
  const [remark] = remarks;
  return measurements.map(({ metric, value, low, high }) => ({
    ...common,
    params: parameters,
    metric,
    value,
    low: resamples > 0 ? low : null,
    high: resamples > 0 ? high : null,
    seconds: round(fitSeconds, 4),
    microseconds: answerMicroseconds === null ? null : round(answerMicroseconds, 1),
    cases,
    search,
    ...(remark !== undefined && { remark }),
  }));
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
