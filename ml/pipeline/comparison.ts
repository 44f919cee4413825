import type { Metrics } from "../eval/evaluate";
import type { TunedParameters } from "./tuned-parameters";

export interface ComparisonRow {
  /** `als`, `popularity`, `recent-popularity`, `item-similarity`, `co-occurrence`, `blend`; more may come. */
  readonly model: string;
  /** Fitted on train, measured on validation: what the choice is made on. */
  readonly validation: Metrics;
  /** Fitted on train and validation, measured on test. */
  readonly test: Metrics;
  /** Seconds spent measuring it on both sides. */
  readonly seconds: number;
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

/** Every model on one temporal split, and which one should serve. Plain data: it travels as JSON. */
export interface Comparison {
  readonly k: number;
  readonly split: SplitSummary;
  readonly rows: readonly ComparisonRow[];
  /** Name of the model that serves. */
  readonly chosen: string;
  /** One plain sentence with the figures that decided. */
  readonly reason: string;
  /** Parameters validation settled on, for `trainBundle`. */
  readonly tuned: TunedParameters;
}
