import { countingSort } from "../../linalg/sparse/csr";
import { decayFactor, weighEvents } from "../../core/data/event-weights";
import type { EventLog, WeightConfig } from "../../core/data/events";
import { PopularityModel } from "./model";

/** Share of its category's mean that every product gets besides its own score. */
export const DEFAULT_SMOOTHING = 0.1;

/** How many shoppers met each product, ever: the yardstick other models have to beat. */
export function fitPopularity(log: EventLog, weights: WeightConfig): PopularityModel {
  return new PopularityModel("popularity", countShoppers(log, { ...weights, decayPerDay: 0 }, 0));
}

/**
 * The same with each shopper counted by how recently they last met the product; smoothed and aware of
 * categories: a product too new to have been met stands above one that nobody wants any more, the higher
 * the more its category is wanted.
 *
 * @param smoothing share of its category's mean that every product gets besides its own score, ≥ 0
 */
export function fitRecentPopularity(
  log: EventLog,
  weights: WeightConfig,
  now: number,
  smoothing = DEFAULT_SMOOTHING,
): PopularityModel {
  const scores = countShoppers(log, weights, now);
  const means = meanByCategory(scores, log.categories);
  for (let i = 0; i < scores.length; i++)
    scores[i] += smoothing * (means.get(log.categories?.[i] ?? -1) ?? 0);
  return new PopularityModel("recent-popularity", scores, log.categories);
}

/** Σ over shoppers of the decay of their newest uncancelled event with the product. */
function countShoppers(log: EventLog, config: WeightConfig, now: number): Float32Array {
  const weights = weighEvents(log, config);
  const order = countingSort(log.shoppers.subarray(0, log.length), log.shopperCount);
  // The last shopper each product was counted for, + 1: a set of pairs would be as large as the log.
  const countedFor = new Uint32Array(log.productCount);
  const sums = new Float64Array(log.productCount);
  for (let i = order.length - 1; i >= 0; i--) {
    const e = order[i];
    const product = log.products[e];
    if (weights[e] === 0 || countedFor[product] === log.shoppers[e] + 1) continue;
    countedFor[product] = log.shoppers[e] + 1;
    sums[product] += decayFactor(now - log.at[e], config.decayPerDay, config.floor);
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
