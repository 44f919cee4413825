import type { Fold } from "../eval/splits/protocol";
import type { KernelPool } from "../kernels/pool";
import type { ModelEntry } from "../core/model/define-model";
import type { Parameters } from "../core/model/parameters";
import type { Recommender } from "../core/recommender";
import type { Training } from "../core/model/training";
import type { Pace } from "../base/pace";
import type { Trial } from "./trial";

export interface SearchOptions {
  readonly entry: ModelEntry;
  /** The validation folds: a trial is fitted and measured on each, and its metrics are averaged over all cases. */
  readonly folds: readonly Fold[];
  /** What fits are given besides the fold's log and time. */
  readonly training: Omit<Training, "log" | "now">;
  /** Parameters every trial has; they are not searched. */
  readonly fixed?: Parameters;
  /** Tried first, in this order; the model's defaults unless given. */
  readonly starts?: readonly Parameters[];
  /** Trials of an earlier search of the same kind on the same folds, which this one goes on from. */
  readonly earlier?: readonly Trial[];
  /** A metric by its name, such as "ndcg@20"; errors (rmse, mae) and gini are made small, all others large. */
  readonly objective: string;
  readonly ks: readonly number[];
  readonly budgetMs: number;
  /** At most so many trials; 100 unless told. */
  readonly maxTrials?: number;
  /** Measure on so many cases at most, the same in every trial. */
  readonly maxCases?: number;
  /** Give a trial up while it is measured when it is clearly behind the best. */
  readonly race?: boolean;
  /** Milliseconds, from any origin. */
  readonly clock: () => number;
  readonly seed: number;
  readonly pace: Pace;
  readonly pool?: KernelPool;
  onTrial?(trial: Trial): void;
  /** Called with every model that a trial has fitted, and the number of the fold it has learnt from. */
  onFit?(parameters: Parameters, fold: number, model: Recommender): void;
}
