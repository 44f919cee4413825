import type { Recommender } from "../core/recommender";
import type { Pace } from "../base/pace";
import { addValue, createColumn, type Column } from "./column";
import type { HeldOutRatings } from "./splits/evaluation";

/**
 * What a model of ratings gets wrong, as the columns "rmse" and "mae" over the users who gave ratings;
 * none for other models. Every user's stars are predicted once.
 */
export async function measureRatingErrors(
  model: Recommender,
  ratings: HeldOutRatings,
  pace: Pace,
): Promise<Column[]> {
  if (model.rate === undefined) return [];
  const byUser = new Map<number, number[]>();
  for (const [e, user] of ratings.users.entries()) {
    const own = byUser.get(user);
    if (own === undefined) byUser.set(user, [e]);
    else own.push(e);
  }
  const squares = createColumn("rmse", byUser.size, Math.sqrt);
  const absolutes = createColumn("mae", byUser.size);
  const predicted = new Float32Array(model.itemCount);
  let unit = 0;
  for (const [user, own] of byUser) {
    if (unit % 64 === 0) await pace.yield();
    model.rate(ratings.histories.of(user), predicted);
    for (const e of own) {
      const error = predicted[ratings.items[e]] - ratings.stars[e];
      addValue(squares, unit, error ** 2);
      addValue(absolutes, unit, Math.abs(error));
    }
    unit++;
  }
  return [squares, absolutes];
}
