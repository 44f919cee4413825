import type { Measurement } from "../eval/summarise";
import type { Fold } from "../eval/splits/protocol";
import type { KernelPool } from "../kernels/pool";
import type { ModelEntry } from "../model/define-model";
import type { Parameters } from "../model/parameters";
import type { Training } from "../model/training";
import type { Pace } from "../pace";

/** One choice of parameters and what came of it. */
export interface Trial {
  /** Those the search set; the others are as in `fixed` and the model's defaults. */
  readonly parameters: Parameters;
  readonly metrics: readonly Measurement[];
  /** The metric the search looks at; null when the trial failed. */
  readonly objective: number | null;
  readonly seconds: number;
  /** Why it failed. */
  readonly error?: string;
}

export interface SearchOptions {
  readonly entry: ModelEntry;
  /** The validation fold; nothing else is looked at. */
  readonly fold: Fold;
  /** What fits are given besides the fold's log. */
  readonly training: Omit<Training, "log" | "now">;
  /** Parameters every trial has; they are not searched. */
  readonly fixed?: Parameters;
  /** A metric by its name, such as "ndcg@20"; errors (rmse, mae) are made small, all others large. */
  readonly objective: string;
  readonly ks: readonly number[];
  readonly budgetMs: number;
  readonly maxTrials?: number;
  /** Measure on so many cases at most, the same in every trial. */
  readonly maxCases?: number;
  /** Milliseconds, from any origin. */
  readonly clock: () => number;
  readonly seed: number;
  readonly pace: Pace;
  readonly pool?: KernelPool;
  onTrial?(trial: Trial): void;
}

export interface SearchResult {
  readonly best: Trial;
  readonly trials: readonly Trial[];
}

/**
 * The parameters that do best on a validation fold, within a time budget.
 *
 * @throws RangeError when every trial failed
 */
export function searchParameters(_options: SearchOptions): Promise<SearchResult> {
  return Promise.reject(new RangeError("Every trial failed."));
}
