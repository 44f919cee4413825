import { decayFactor, weighEvents } from "../data/event-weights";
import type { EventLog, WeightConfig } from "../data/events";
import { PopularityModel } from "./model";

/** Weight of the prior: as if each product had this many average products' worth of its category's events. */
const SMOOTHING = 0.1;

/** The weight of all events of each product, old and new alike: the yardstick other models have to beat. */
export function fitPopularity(log: EventLog, weights: WeightConfig): PopularityModel {
  return new PopularityModel("popularity", sumByProduct(log, { ...weights, decayPerDay: 0 }, 0));
}

/**
 * The same with decay towards `now`, smoothed and aware of categories: each product also gets a tenth of
 * its category's mean, so that a product too new to have sold stands above one that nobody wants.
 */
export function fitRecentPopularity(log: EventLog, weights: WeightConfig, now: number): PopularityModel {
  const scores = sumByProduct(log, weights, now);
  const means = meanByCategory(scores, log.categories);
  for (let i = 0; i < scores.length; i++)
    scores[i] += SMOOTHING * (means.get(log.categories?.[i] ?? -1) ?? 0);
  return new PopularityModel("recent-popularity", scores, log.categories);
}

function sumByProduct(log: EventLog, config: WeightConfig, now: number): Float32Array {
  const weights = weighEvents(log, config);
  const sums = new Float64Array(log.productCount);
  for (let e = 0; e < log.length; e++) {
    sums[log.products[e]] += weights[e] * decayFactor(now - log.at[e], config.decayPerDay, config.floor);
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
