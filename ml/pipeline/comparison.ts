import type { Metrics } from "../eval/evaluate";

export interface ComparisonRow {
  /** `als`, `popularity`, `recent-popularity`, `item-similarity`, `item-knn`, `blend`; more may come. */
  readonly model: string;
  /** Fitted on train, measured on validation: what the choice is made on. */
  readonly validation: Metrics;
  /** Fitted on train and validation, measured on test. */
  readonly test: Metrics;
  /** Seconds of computation: fitting and measuring, on both sides. */
  readonly seconds: number;
}

/** Where the log was cut. Times are milliseconds since the epoch; counts are events. */
export interface SplitSummary {
  readonly trainEvents: number;
  readonly validationEvents: number;
  readonly testEvents: number;
  /** First event of the validation part; null when the log is empty. */
  readonly validationFrom: number | null;
  /** First event of the test part; null when the log is empty. */
  readonly testFrom: number | null;
}

export interface Comparison {
  readonly k: number;
  readonly split: SplitSummary;
  readonly rows: readonly ComparisonRow[];
  /** Name of the model that serves. */
  readonly chosen: string;
  /** One plain sentence with the figures that decided. */
  readonly reason: string;
  /** Parameters the choice settled on, for `trainBundle`. */
  readonly tuned: TunedParameters;
}

/** What validation decided besides the model's name. */
export interface TunedParameters {
  readonly factors: number;
  readonly alpha: number;
  readonly unobserved: number;
  readonly regularisation: number;
  readonly decayPerDay: number;
  readonly popularityDecayPerDay: number;
  /** Weight of each source in the blend, by model name. */
  readonly blend: Readonly<Record<string, number>>;
}
