import { DEFAULT_WEIGHTS } from "../core/data/events";
import { createHistories } from "../core/data/history";
import type { Recommender } from "../core/recommender";
import type { RatingTask } from "./rating-log";

/** Root mean squared error of a model's stars on the withheld ratings of a task. */
export function measureRatings(model: Recommender, { log, withheld }: RatingTask): number {
  const histories = createHistories(log, DEFAULT_WEIGHTS);
  const out = new Float32Array(log.itemCount);
  let squares = 0;
  for (const { user, item, stars } of withheld) {
    model.rate?.(histories.of(user), out);
    squares += (out[item] - stars) ** 2;
  }
  return Math.sqrt(squares / withheld.length);
}
