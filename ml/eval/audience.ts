import { countingSort } from "../linalg/sparse/csr";
import type { EventLog } from "../core/data/events";
import { groupPairs } from "./splits/group-pairs";

/** Who met each item in training, whatever they did with it. */
export interface Audience {
  /** Users with events. */
  readonly userCount: number;
  /** Length itemCount + 1: item i was met by `users[indptr[i] … indptr[i+1] − 1]`. */
  readonly indptr: Uint32Array;
  readonly users: Uint32Array;
  /** Place of each item in the order of popularity, 0 = met by most; ties by lower index. */
  readonly rank: Uint32Array;
}

/** Counts every user once per item, whatever they did with it. */
export function findAudience(log: EventLog): Audience {
  const { count, events, starts, users } = groupPairs(log);
  const items = new Uint32Array(count);
  const pairs = new Uint32Array(count);
  for (let p = 0; p < count; p++) {
    items[p] = log.items[events[starts[p]]];
    pairs[p] = p;
  }
  const order = countingSort(items, log.itemCount, pairs);
  const indptr = new Uint32Array(log.itemCount + 1);
  for (const item of items) indptr[item + 1]++;
  for (let i = 0; i < log.itemCount; i++) indptr[i + 1] += indptr[i];
  return {
    userCount: new Set(users).size,
    indptr,
    users: order.map((p) => users[p]),
    rank: rankBySize(indptr),
  };
}

function rankBySize(indptr: Uint32Array): Uint32Array {
  const items = Uint32Array.from({ length: indptr.length - 1 }, (_, i) => i);
  const size = (i: number) => indptr[i + 1] - indptr[i];
  items.sort((a, b) => size(b) - size(a) || a - b);
  const rank = new Uint32Array(items.length);
  for (let place = 0; place < items.length; place++) rank[items[place]] = place;
  return rank;
}
