import type { Parameters, WeightConfig } from "@/ml/index";

export const PROTOCOLS = [
  "fixed",
  "temporal",
  "temporal-user",
  "leave-last-out",
  "leave-last-out-sampled",
  "holdout",
  "k-fold",
  "next-item",
] as const;
export type ProtocolName = (typeof PROTOCOLS)[number];

/** How a data set is parted, as the one who asks says it. */
export interface PlannedProtocol {
  readonly name: ProtocolName;
  /** Of the test part: temporal, temporal-user, holdout, next-item. */
  readonly share: number;
  readonly folds: number;
  /** Products to rank the newest among: leave-last-out-sampled. */
  readonly negatives: number;
  /** A file that names these products for each shopper, in place of drawing them. */
  readonly negativesFile: string | null;
}

/** A model learned from others: a weighted sum of those asked for beside it. */
export const BLEND = "blend";

/** What is compared, and how. */
export interface Plan {
  readonly protocol: PlannedProtocol;
  /** Kinds of models, `blend` perhaps among them. */
  readonly models: readonly string[];
  /** What replaces a model's defaults, by its kind; a search leaves these as they are. */
  readonly parameters: Readonly<Record<string, Parameters>>;
  /** What an earlier search chose for each fold, by kind of model; a new search does not look at it. */
  readonly chosen: Readonly<Record<string, readonly Parameters[]>>;
  /** Time to search parameters on a validation split of the training part; 0: none. */
  readonly searchMinutes: number;
  /** A metric by its name, which searches and blends go for. */
  readonly objective: string;
  readonly ks: readonly number[];
  /** Metrics to report, by name with or without length (`ndcg`, `ndcg@20`); null: all. */
  readonly metrics: readonly string[] | null;
  /** Measure on at most so many cases; null: all. */
  readonly maxCases: number | null;
  /** Resamples of the shoppers behind the intervals; 0: no intervals. */
  readonly resamples: number;
  readonly seed: number;
  readonly threads: number;
  readonly weights: WeightConfig;
  /** Every fit is written there as a line of JSON. */
  readonly trialsFile: string | null;
  /** Every list of the test part is written there. */
  readonly listsFile: string | null;
}
