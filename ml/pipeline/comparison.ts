import type { Parameters } from "../core/model/parameters";
import type { Metrics } from "../eval/evaluate";
import type { PairedDifference } from "../eval/paired-difference";
import type { Recipe } from "./recipe";

export interface ComparisonRow {
  /** A kind of model of the registry, or `blend`. */
  readonly model: string;
  /** The best that were found; of a blend the weight of each part. */
  readonly parameters: Parameters;
  /** Fitted on what came before the validation part and measured on it: what the choice is made on. */
  readonly validation: Metrics;
  /** Fitted on everything before the test part and measured on it; null for models that were not chosen. */
  readonly test: Metrics | null;
  /** Choices of parameters that were tried. */
  readonly trials: number;
  /** Seconds spent on it; 0 without a clock. */
  readonly seconds: number;
}

/** A model that was not considered, and why. */
export interface Skipped {
  readonly model: string;
  readonly reason: string;
}

/** Where the log was cut. Times are milliseconds since the epoch; counts are events. */
export interface SplitSummary {
  readonly trainEvents: number;
  readonly validationEvents: number;
  readonly testEvents: number;
  /** First event of the validation part; null when it is empty. */
  readonly validationFrom: number | null;
  /** First event of the test part; null when it is empty. */
  readonly testFrom: number | null;
}

/** The models of one temporal split, and which one should serve. Plain data: it travels as JSON. */
export interface Comparison {
  readonly k: number;
  readonly split: SplitSummary;
  readonly rows: readonly ComparisonRow[];
  readonly skipped: readonly Skipped[];
  /** Name of the model that ranks. */
  readonly chosen: string;
  /** One plain sentence with the figures that decided. */
  readonly reason: string;
  /** NDCG of the chosen model less that of plain popularity on the test part; null when nobody could be measured. */
  readonly overPopularity: PairedDifference | null;
  /** What to fit, for `trainBundle`. */
  readonly recipe: Recipe;
}
