import { countingSort } from "../linalg/sparse/csr";
import type { EventLog } from "../core/data/events";
import { groupPairs } from "./splits/group-pairs";

/** Who met each product in training, whatever they did with it. */
export interface Audience {
  /** Shoppers with events. */
  readonly shopperCount: number;
  /** Length productCount + 1: product i was met by `shoppers[indptr[i] … indptr[i+1] − 1]`. */
  readonly indptr: Uint32Array;
  readonly shoppers: Uint32Array;
  /** Place of each product in the order of popularity, 0 = met by most; ties by lower index. */
  readonly rank: Uint32Array;
}

/** Counts every shopper once per product, whatever they did with it. */
export function findAudience(log: EventLog): Audience {
  const { count, events, starts, shoppers } = groupPairs(log);
  const products = new Uint32Array(count);
  const pairs = new Uint32Array(count);
  for (let p = 0; p < count; p++) {
    products[p] = log.products[events[starts[p]]];
    pairs[p] = p;
  }
  const order = countingSort(products, log.productCount, pairs);
  const indptr = new Uint32Array(log.productCount + 1);
  for (const product of products) indptr[product + 1]++;
  for (let i = 0; i < log.productCount; i++) indptr[i + 1] += indptr[i];
  return {
    shopperCount: new Set(shoppers).size,
    indptr,
    shoppers: order.map((p) => shoppers[p]),
    rank: rankBySize(indptr),
  };
}

function rankBySize(indptr: Uint32Array): Uint32Array {
  const products = Uint32Array.from({ length: indptr.length - 1 }, (_, i) => i);
  const size = (i: number) => indptr[i + 1] - indptr[i];
  products.sort((a, b) => size(b) - size(a) || a - b);
  const rank = new Uint32Array(products.length);
  for (let place = 0; place < products.length; place++) rank[products[place]] = place;
  return rank;
}
