import { countingSort } from "../../linalg/sparse/csr";
import { decayFactor, weighEvents } from "../../core/data/event-weights";
import type { EventLog, WeightConfig } from "../../core/data/events";
import { PopularityModel } from "./model";

/** Share of its category's mean that every item gets besides its own score. */
export const DEFAULT_SMOOTHING = 0.1;

/** How many users met each item, ever: the yardstick other models have to beat. */
export function fitPopularity(log: EventLog, weights: WeightConfig): PopularityModel {
  return new PopularityModel("popularity", countUsers(log, { ...weights, decayPerDay: 0 }, 0));
}

/**
 * The same with each user counted by how recently they last met the item; smoothed and aware of
 * categories: an item too new to have been met stands above one that nobody wants any more, the higher
 * the more its category is wanted.
 *
 * @param smoothing share of its category's mean that every item gets besides its own score, ≥ 0
 */
export function fitRecentPopularity(
  log: EventLog,
  weights: WeightConfig,
  now: number,
  smoothing = DEFAULT_SMOOTHING,
): PopularityModel {
  const scores = countUsers(log, weights, now);
  const means = meanByCategory(scores, log.categories);
  for (let i = 0; i < scores.length; i++)
    scores[i] += smoothing * (means.get(log.categories?.[i] ?? -1) ?? 0);
  return new PopularityModel("recent-popularity", scores, log.categories);
}

/** Σ over users of the decay of their newest uncancelled event with the item. */
function countUsers(log: EventLog, config: WeightConfig, now: number): Float32Array {
  const weights = weighEvents(log, config);
  const order = countingSort(log.users.subarray(0, log.length), log.userCount);
  // The last user each item was counted for, + 1: a set of pairs would be as large as the log.
  const countedFor = new Uint32Array(log.itemCount);
  const sums = new Float64Array(log.itemCount);
  for (let i = order.length - 1; i >= 0; i--) {
    const e = order[i];
    const item = log.items[e];
    if (weights[e] === 0 || countedFor[item] === log.users[e] + 1) continue;
    countedFor[item] = log.users[e] + 1;
    sums[item] += decayFactor(now - log.at[e], config.decayPerDay, config.floor);
  }
  return Float32Array.from(sums);
}

function meanByCategory(scores: Float32Array, categories: Int32Array | undefined): Map<number, number> {
  const sums = new Map<number, { sum: number; count: number }>();
  for (let i = 0; i < scores.length; i++) {
    const category = categories?.[i] ?? -1;
    const entry = sums.get(category) ?? { sum: 0, count: 0 };
    sums.set(category, { sum: entry.sum + scores[i], count: entry.count + 1 });
  }
  return new Map([...sums].map(([category, { sum, count }]) => [category, sum / count]));
}
