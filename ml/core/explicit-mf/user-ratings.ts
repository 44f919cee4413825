import { mergeHistory } from "../data/merge-history";
import type { History } from "../recommender";
import { starsOfWeight, type RatingScale } from "./rating-scale";

/** What one user said: distinct items, and the newest stars of each, 0 = met but not rated. */
export interface UserRatings {
  readonly items: Uint32Array;
  readonly stars: Float64Array;
}

/**
 * A history as ratings. A model that was trained on the weights of events reads those, the strongest of a
 * item; one trained on ratings reads the stars.
 *
 * @throws RangeError for an item beyond `itemCount` and for a weight that is negative or not finite
 */
export function readHistory(history: History, scale: RatingScale, itemCount: number): UserRatings {
  const { items, slot } = mergeHistory(history, 0, { decayPerDay: 0, floor: 0 }, itemCount);
  const stars = new Float64Array(items.length);
  const strength = new Float64Array(items.length);
  for (let j = 0; j < slot.length; j++) {
    const found = history.stars?.[j] ?? 0;
    if (found > 0) stars[slot[j]] = Math.min(scale.high, Math.max(scale.low, found));
    strength[slot[j]] = Math.max(strength[slot[j]], history.weights[j]);
  }
  const { standIn } = scale;
  if (standIn === null) return { items, stars };
  return { items, stars: strength.map((weight) => (weight > 0 ? starsOfWeight(weight, standIn) : 0)) };
}
