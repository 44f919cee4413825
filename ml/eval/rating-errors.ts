import type { Recommender } from "../core/recommender";
import type { Pace } from "../base/pace";
import { addValue, createColumn, type Column } from "./column";
import type { HeldOutRatings } from "./splits/evaluation";

/**
 * What a model of ratings gets wrong, as the columns "rmse" and "mae" over the shoppers who gave ratings;
 * none for other models. Every shopper's stars are predicted once.
 */
export async function measureRatingErrors(
  model: Recommender,
  ratings: HeldOutRatings,
  pace: Pace,
): Promise<Column[]> {
  if (model.rate === undefined) return [];
  const byShopper = new Map<number, number[]>();
  for (const [e, shopper] of ratings.shoppers.entries()) {
    const own = byShopper.get(shopper);
    if (own === undefined) byShopper.set(shopper, [e]);
    else own.push(e);
  }
  const squares = createColumn("rmse", byShopper.size, Math.sqrt);
  const absolutes = createColumn("mae", byShopper.size);
  const predicted = new Float32Array(model.productCount);
  let unit = 0;
  for (const [shopper, own] of byShopper) {
    if (unit % 64 === 0) await pace.breathe();
    model.rate(ratings.histories.of(shopper), predicted);
    for (const e of own) {
      const error = predicted[ratings.products[e]] - ratings.stars[e];
      addValue(squares, unit, error ** 2);
      addValue(absolutes, unit, Math.abs(error));
    }
    unit++;
  }
  return [squares, absolutes];
}
