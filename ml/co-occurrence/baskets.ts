import { buildCsr, countingSort, type Csr } from "../data/csr";
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
 * Groups events by shopper and day; baskets are numbered by shopper, then by day. Cancelled events and, when
 * `only` is given, other kinds are left out.
 */
export function collectBaskets(log: EventLog, weights: WeightConfig, only?: "purchase"): Baskets {
  const weighed = weighEvents(log, weights);
  let size = 0;
  for (let e = 0; e < log.length; e++) {
    if (only !== undefined && log.kinds[e] !== KIND[only]) weighed[e] = 0;
    if (weighed[e] !== 0) size++;
  }
  const order = countingSort(log.shoppers.subarray(0, log.length), log.shopperCount);
  const rows = new Uint32Array(size);
  const columns = new Uint32Array(size);
  const at = new Float64Array(size);
  let baskets = 0;
  let before = -1;
  for (let i = 0, next = 0; i < order.length; i++) {
    const e = order[i];
    if (weighed[e] === 0) continue;
    if (before < 0 || log.shoppers[e] !== log.shoppers[before] || dayOf(log, e) !== dayOf(log, before))
      baskets++;
    rows[next] = baskets - 1;
    columns[next++] = log.products[e];
    at[baskets - 1] = log.at[e];
    before = e;
  }
  const contents = buildCsr(baskets, log.productCount, {
    rows,
    columns,
    values: new Float32Array(size).fill(1),
  });
  contents.values.fill(1);
  return { contents, at: at.slice(0, baskets) };
}

function dayOf(log: EventLog, event: number): number {
  return Math.floor(log.at[event] / DAY_MS);
}
