import { weighEvents } from "./event-weights";
import { KIND, type EventLog, type WeightConfig } from "./events";
import type { History } from "../recommender";

/** One shopper's interactions as columns, oldest first; what `EventLog` is for all of them. */
export type ShopperEvents = Pick<EventLog, "products" | "kinds" | "values" | "at">;

/** The past of one shopper as the models read it: weighted, cancelled and worthless entries left out. */
export function buildHistory(events: ShopperEvents, productCount: number, config: WeightConfig): History {
  const length = events.products.length;
  const log: EventLog = {
    ...events,
    shopperCount: 1,
    productCount,
    length,
    shoppers: new Uint32Array(length),
  };
  return createHistories(log, config).of(0);
}

/** The pasts of all shoppers of a log. */
export interface Histories {
  /** @throws RangeError for a shopper the log does not have */
  of(shopper: number): History;
}

/** All pasts at once, in 16 bytes an event that counts; those of single shoppers are views on them. */
export function createHistories(log: EventLog, config: WeightConfig): Histories {
  const weights = weighEvents(log, config);
  const starts = countEntries(log, weights);
  const size = starts[log.shopperCount];
  const products = new Uint32Array(size);
  const weighed = new Float32Array(size);
  const at = new Float64Array(size);
  const hasRatings = log.kinds.subarray(0, log.length).includes(KIND.rating);
  const stars = hasRatings ? new Float32Array(size) : undefined;
  const next = starts.slice(0, log.shopperCount);
  for (let e = 0; e < log.length; e++) {
    if (!(weights[e] > 0)) continue;
    const place = next[log.shoppers[e]]++;
    products[place] = log.products[e];
    weighed[place] = weights[e];
    at[place] = log.at[e];
    if (stars !== undefined && log.kinds[e] === KIND.rating) stars[place] = log.values[e];
  }
  return {
    of(shopper) {
      if (!(shopper >= 0 && shopper < log.shopperCount)) {
        throw new RangeError(`Shopper ${shopper}, but there are only ${log.shopperCount}.`);
      }
      const [from, to] = [starts[shopper], starts[shopper + 1]];
      return {
        products: products.subarray(from, to),
        weights: weighed.subarray(from, to),
        at: at.subarray(from, to),
        ...(stars && { stars: stars.subarray(from, to) }),
      };
    },
  };
}

/** Where each shopper's entries begin, and the end of the last one's. */
function countEntries(log: EventLog, weights: Float32Array): Uint32Array {
  const starts = new Uint32Array(log.shopperCount + 1);
  for (let e = 0; e < log.length; e++) if (weights[e] > 0) starts[log.shoppers[e] + 1]++;
  for (let s = 0; s < log.shopperCount; s++) starts[s + 1] += starts[s];
  return starts;
}
