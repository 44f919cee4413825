import { countingSort } from "./csr";
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
  of(shopper: number): History;
}

export function createHistories(log: EventLog, config: WeightConfig): Histories {
  const weights = weighEvents(log, config);
  const kept = Uint32Array.from({ length: log.length }, (_, e) => e).filter((e) => weights[e] > 0);
  const order = countingSort(log.shoppers, log.shopperCount, kept);
  const starts = new Uint32Array(log.shopperCount + 1);
  for (const e of order) starts[log.shoppers[e] + 1]++;
  for (let s = 0; s < log.shopperCount; s++) starts[s + 1] += starts[s];
  const products = Uint32Array.from(order, (e) => log.products[e]);
  const weighed = Float32Array.from(order, (e) => weights[e]);
  const at = Float64Array.from(order, (e) => log.at[e]);
  const hasRatings = log.kinds.subarray(0, log.length).includes(KIND.rating);
  const stars = hasRatings
    ? Float32Array.from(order, (e) => (log.kinds[e] === KIND.rating ? log.values[e] : 0))
    : undefined;
  return {
    of(shopper) {
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
