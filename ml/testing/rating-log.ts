import type { EventLog } from "../core/data/events";
import { createRng } from "../base/rng";
import { createLog, type TestEvent } from "./logs";

/** Ratings to learn from, and others to predict. */
export interface RatingTask {
  readonly log: EventLog;
  readonly withheld: readonly { user: number; item: number; stars: number }[];
}

/**
 * Ratings that are what the equation says: mean 3, biases, two tastes and a little noise, between 1 and 5. Whoever
 * knows the truth is off by about `noise`; whoever knows the biases alone by about 0.8.
 *
 * @param spread of the biases; at 0 there is nothing to learn but tastes
 */
export function createRatingTask(
  userCount: number,
  itemCount: number,
  noise: number,
  spread = 0.4,
): RatingTask {
  const rng = createRng(17);
  const rows = (count: number) => Array.from({ length: count }, () => [rng.normal(), rng.normal()]);
  const biases = (count: number) => Array.from({ length: count }, () => spread * rng.normal());
  const [users, items] = [rows(userCount), rows(itemCount)];
  const [userBias, itemBias] = [biases(userCount), biases(itemCount)];
  const events: TestEvent[] = [];
  const withheld: { user: number; item: number; stars: number }[] = [];
  for (let u = 0; u < userCount; u++) {
    for (let i = 0; i < itemCount; i++) {
      if (rng.uniform() > 0.5) continue;
      const taste = 0.6 * (users[u][0] * items[i][0] + users[u][1] * items[i][1]);
      const exact = 3 + userBias[u] + itemBias[i] + taste + noise * rng.normal();
      const stars = Math.min(5, Math.max(1, exact));
      if (rng.uniform() < 0.2) withheld.push({ user: u, item: i, stars });
      else events.push([u, i, "rating", events.length % 30, stars]);
    }
  }
  return { log: createLog(userCount, itemCount, events), withheld };
}
