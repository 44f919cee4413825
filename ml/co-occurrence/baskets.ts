import { buildCsr, type Csr } from "../data/csr";
import { weighEvents } from "../data/event-weights";
import { KIND, type EventLog, type WeightConfig } from "../data/events";

const DAY_MS = 86_400_000;

/** What one shopper touched on one day (UTC), which also gathers the lines of one order. */
export interface Baskets {
  /** Baskets × products, 1 where the product is in the basket. */
  readonly contents: Csr;
  /** Time of the newest event of each basket. */
  readonly at: Float64Array;
}

/**
 * Groups events by shopper and day. Cancelled events and, when `only` is given, other kinds are left out.
 */
export function collectBaskets(log: EventLog, weights: WeightConfig, only?: "purchase"): Baskets {
  const weighed = weighEvents(log, weights);
  const basketOf = new Map<number, number>();
  const rows: number[] = [];
  const columns: number[] = [];
  const at: number[] = [];
  for (let e = 0; e < log.length; e++) {
    if (weighed[e] === 0 || (only !== undefined && log.kinds[e] !== KIND[only])) continue;
    const key = Math.floor(log.at[e] / DAY_MS) * log.shopperCount + log.shoppers[e];
    const basket = basketOf.get(key) ?? basketOf.size;
    basketOf.set(key, basket);
    at[basket] = log.at[e];
    rows.push(basket);
    columns.push(log.products[e]);
  }
  const contents = buildCsr(basketOf.size, log.productCount, {
    rows,
    columns,
    values: new Float32Array(rows.length).fill(1),
  });
  contents.values.fill(1);
  return { contents, at: Float64Array.from(at) };
}
