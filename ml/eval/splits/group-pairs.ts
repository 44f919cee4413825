import { countingSort } from "../../linalg/sparse/csr";
import type { EventLog } from "../../core/data/events";

/** The events of a log by user and item; a pair is everything one user did with one item. */
export interface Pairs {
  readonly count: number;
  /** Places in the log, pair after pair, users ascending; within a pair oldest first. */
  readonly events: Uint32Array;
  /** Length count + 1: pair p is `events[starts[p] … starts[p+1] − 1]`. */
  readonly starts: Uint32Array;
  /** Whose pair it is; ascending. */
  readonly users: Uint32Array;
}

/** Groups the events of a log by two stable counting sorts. */
export function groupPairs(log: EventLog): Pairs {
  const places = new Uint32Array(log.length);
  for (let e = 0; e < places.length; e++) places[e] = e;
  const events = countingSort(log.users, log.userCount, countingSort(log.items, log.itemCount, places));
  const starts = new Uint32Array(log.length + 1);
  const users = new Uint32Array(log.length);
  let count = 0;
  for (let i = 0; i < events.length; i++) {
    const [e, before] = [events[i], events[i - 1]];
    if (i > 0 && log.users[e] === log.users[before] && log.items[e] === log.items[before]) continue;
    users[count] = log.users[e];
    starts[count++] = i;
  }
  starts[count] = log.length;
  return { count, events, starts: starts.slice(0, count + 1), users: users.slice(0, count) };
}

/** Marks the events of a pair. */
export function markPair({ events, starts }: Pairs, pair: number, marked: Uint8Array): void {
  for (let i = starts[pair]; i < starts[pair + 1]; i++) marked[events[i]] = 1;
}
