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
  const weighed = weighEvents(log, weights);
  const kept = Uint32Array.from({ length: log.length }, (_, e) => e).filter((e) => weighed[e] > 0);
  const order = countingSort(log.users, log.userCount, kept);
  const sessions = findCuts(log, order, gapMinutes);
  sessions.sort((a, b) => order[a.from] - order[b.from]); // the log is sorted by time
  const starts = new Uint32Array(sessions.length + 1);
  const items = new Uint32Array(order.length);
  sessions.forEach(({ from, to }, s) => {
    starts[s + 1] = starts[s] + to - from;
    for (let i = from; i < to; i++) items[starts[s] + i - from] = log.items[order[i]];
  });
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

/** Ranges of `order`, one per session, by user. */
function findCuts(log: EventLog, order: Uint32Array, gapMinutes: number): { from: number; to: number }[] {
  const gap = gapMinutes > 0 ? gapMinutes * MINUTE_MS : Infinity;
  const sessions: { from: number; to: number }[] = [];
  let from = 0;
  for (let i = 1; i <= order.length; i++) {
    const goesOn =
      i < order.length &&
      log.users[order[i]] === log.users[order[i - 1]] &&
      log.at[order[i]] - log.at[order[i - 1]] <= gap;
    if (goesOn) continue;
    sessions.push({ from, to: i });
    from = i;
  }
  return sessions;
}
