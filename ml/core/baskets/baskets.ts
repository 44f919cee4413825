import { countingSort, type Csr } from "../../linalg/sparse/csr";
import { weighEvents } from "../data/event-weights";
import { KIND, type EventLog, type Kind, type WeightConfig } from "../data/events";

const DAY_MS = 86_400_000;

/** What one user touched on one day (UTC), which also gathers the lines of one order. */
export interface Baskets {
  /** Baskets × items, 1 where the item is in the basket. */
  readonly contents: Csr;
  /** Time of the newest event of each basket. */
  readonly at: Float64Array;
}

/**
 * Groups events by user and day; baskets are numbered by user, then by day. Cancelled events and, when
 * `only` is given, other kinds are left out.
 *
 * @throws RangeError for events of users or items beyond the log's counts
 */
export function collectBaskets(log: EventLog, weights: WeightConfig, only?: "purchase"): Baskets {
  // Event numbers first; basket after basket is then overwritten with its items.
  const entries = orderByUser(log, weights, only);
  const baskets = countBaskets(log, entries);
  const indptr = new Uint32Array(baskets + 1);
  const at = new Float64Array(baskets);
  for (let basket = 0, from = 0; basket < baskets; basket++) {
    const to = findEnd(log, entries, from);
    at[basket] = log.at[entries[to - 1]];
    for (let i = from; i < to; i++) entries[i] = log.items[entries[i]];
    indptr[basket + 1] = keepDistinct(entries, from, to, indptr[basket]);
    from = to;
  }
  const indices = entries.slice(0, indptr[baskets]);
  const values = new Float32Array(indices.length).fill(1);
  return { contents: { rows: baskets, columns: log.itemCount, indptr, indices, values }, at };
}

/** The events that count, user after user, each one's in the order of the log. */
function orderByUser(log: EventLog, weights: WeightConfig, only: Kind | undefined): Uint32Array {
  const weighed = weighEvents(log, weights);
  let size = 0;
  for (let e = 0; e < log.length; e++) {
    if (only !== undefined && log.kinds[e] !== KIND[only]) weighed[e] = 0;
    if (weighed[e] !== 0) size++;
  }
  const counting = new Uint32Array(size);
  for (let e = 0, next = 0; e < log.length; e++) if (weighed[e] !== 0) counting[next++] = e;
  return countingSort(log.users, log.userCount, counting);
}

function countBaskets(log: EventLog, events: Uint32Array): number {
  let count = 0;
  for (let from = 0; from < events.length; from = findEnd(log, events, from)) count++;
  return count;
}

/** Where the user or the day of the event at `from` ends. */
function findEnd(log: EventLog, events: Uint32Array, from: number): number {
  const user = log.users[events[from]];
  const day = Math.floor(log.at[events[from]] / DAY_MS);
  let to = from + 1;
  while (
    to < events.length &&
    log.users[events[to]] === user &&
    Math.floor(log.at[events[to]] / DAY_MS) === day
  ) {
    to++;
  }
  return to;
}

/** Moves the distinct values of `from … to − 1`, ascending, to `target` ≤ from; returns where they end. */
function keepDistinct(values: Uint32Array, from: number, to: number, target: number): number {
  if (to - from > 1) values.subarray(from, to).sort();
  let end = target;
  for (let i = from; i < to; i++) {
    if (end === target || values[i] !== values[end - 1]) values[end++] = values[i];
  }
  return end;
}
