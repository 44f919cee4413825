import { countingSort } from "../../linalg/sparse/csr";
import { weighEvents } from "../../core/data/event-weights";
import type { EventLog, WeightConfig } from "../../core/data/events";

const MINUTE_MS = 60_000;

/** Sessions in the order in which they began; session s holds `items[starts[s] … starts[s + 1] − 1]`. */
export interface SessionList {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/**
 * Cuts each user's events wherever the user was idle for longer than the gap. What was taken back, and what
 * weighs nothing, did not happen.
 *
 * @param gapMinutes ≤ 0: one session per user
 */
export function cutSessions(log: EventLog, weights: WeightConfig, gapMinutes: number): SessionList {
  const order = countingSort(log.users, log.userCount, findKept(log, weights));
  const begins = findBeginnings(log, order, gapMinutes);
  const starts = new Uint32Array(begins.reduce((count, place) => count + (place > 0 ? 1 : 0), 1));
  const items = new Uint32Array(order.length);
  let [sessions, length] = [0, 0];
  // The log is sorted by time: so are the events that sessions begin with.
  for (let e = 0; e < begins.length; e++) {
    if (begins[e] === 0) continue;
    let i = begins[e] - 1;
    do items[length++] = log.items[order[i++]];
    while (i < order.length && begins[order[i]] === 0);
    starts[++sessions] = length;
  }
  return { starts, items };
}

/** How many of the newest events of a history are its running session. */
export function countRunning(at: Float64Array, gapMinutes: number, limit: number): number {
  const gap = gapMinutes > 0 ? gapMinutes * MINUTE_MS : Infinity;
  let count = Math.min(1, at.length);
  while (count < Math.min(limit, at.length) && at[at.length - count] - at[at.length - count - 1] <= gap)
    count++;
  return count;
}

/** The events that happened, ascending. */
function findKept(log: EventLog, weights: WeightConfig): Uint32Array {
  const weighed = weighEvents(log, weights);
  const kept = new Uint32Array(log.length);
  let count = 0;
  for (let e = 0; e < log.length; e++) {
    if (weighed[e] > 0) kept[count++] = e;
  }
  return kept.subarray(0, count);
}

/** By event: 0, or 1 more than the place in `order`, which is sorted by user, where a session begins with it. */
function findBeginnings(log: EventLog, order: Uint32Array, gapMinutes: number): Uint32Array {
  const gap = gapMinutes > 0 ? gapMinutes * MINUTE_MS : Infinity;
  const begins = new Uint32Array(log.length);
  for (let i = 0; i < order.length; i++) {
    const event = order[i];
    const before = order[i - 1];
    const goesOn = i > 0 && log.users[event] === log.users[before] && log.at[event] - log.at[before] <= gap;
    if (!goesOn) begins[event] = i + 1;
  }
  return begins;
}
