import { mergeHistory } from "../data/merge-history";
import type { History } from "../recommender";
import { starsOfWeight, type RatingScale } from "./rating-scale";

/** What one shopper said: distinct products, and the newest stars of each, 0 = met but not rated. */
export interface ShopperRatings {
  readonly products: Uint32Array;
  readonly stars: Float64Array;
}

/**
 * A history as ratings. A model that was trained on the weights of events reads those, the strongest of a
 * product; one trained on ratings reads the stars.
 *
 * @throws RangeError for a product beyond `productCount` and for a weight that is negative or not finite
 */
export function readHistory(history: History, scale: RatingScale, productCount: number): ShopperRatings {
  const { products, slot } = mergeHistory(history, 0, { decayPerDay: 0, floor: 0 }, productCount);
  const stars = new Float64Array(products.length);
  const strength = new Float64Array(products.length);
  for (let j = 0; j < slot.length; j++) {
    const found = history.stars?.[j] ?? 0;
    if (found > 0) stars[slot[j]] = Math.min(scale.high, Math.max(scale.low, found));
    strength[slot[j]] = Math.max(strength[slot[j]], history.weights[j]);
  }
  const { standIn } = scale;
  if (standIn === null) return { products, stars };
  return { products, stars: strength.map((weight) => (weight > 0 ? starsOfWeight(weight, standIn) : 0)) };
}
