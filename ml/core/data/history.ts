import { weighEvents } from "./event-weights";
import { type EventLog, RATING, type WeightConfig } from "./events";
import type { History } from "../recommender";

/** One user's interactions as columns, oldest first; what `EventLog` is for all of them. */
export type UserEvents = Pick<EventLog, "items" | "kinds" | "values" | "amounts" | "at">;

/** The past of one user as the models read it: weighted, cancelled and worthless entries left out. */
export function buildHistory(events: UserEvents, itemCount: number, config: WeightConfig): History {
  const length = events.items.length;
  const log: EventLog = {
    ...events,
    userCount: 1,
    itemCount,
    length,
    users: new Uint32Array(length),
  };
  return createHistories(log, config).of(0);
}

/** The pasts of all users as columns, those of one user after those of the one before. */
export interface HistoryTable extends History {
  /** Where each user's entries begin, and the end of the last one's. */
  readonly starts: Uint32Array;
}

/** The pasts of all users of a log. */
export interface Histories {
  readonly table: HistoryTable;
  /** @throws RangeError for a user the log does not have */
  of(user: number): History;
}

/** All pasts at once, in 16 bytes an event that counts; those of single users are views on them. */
export function createHistories(log: EventLog, config: WeightConfig): Histories {
  const weights = weighEvents(log, config);
  const starts = countEntries(log, weights);
  const size = starts[log.userCount];
  const items = new Uint32Array(size);
  const weighed = new Float32Array(size);
  const at = new Float64Array(size);
  const stars = log.kinds.subarray(0, log.length).includes(RATING) ? new Float32Array(size) : undefined;
  const next = starts.slice(0, log.userCount);
  for (let e = 0; e < log.length; e++) {
    if (!(weights[e] > 0)) continue;
    const place = next[log.users[e]]++;
    items[place] = log.items[e];
    weighed[place] = weights[e];
    at[place] = log.at[e];
    if (stars && log.kinds[e] === RATING) stars[place] = log.values[e];
  }
  const table = { starts, items, weights: weighed, at, stars };
  return { table, of: (user) => historyAt(table, user) };
}

/**
 * One user's past; views on the table.
 *
 * @throws RangeError for a user the table does not have
 */
export function historyAt({ starts, items, weights, at, stars }: HistoryTable, user: number): History {
  if (!(user >= 0 && user < starts.length - 1)) {
    throw new RangeError(`User ${user}, but there are only ${starts.length - 1}.`);
  }
  const [from, to] = [starts[user], starts[user + 1]];
  return {
    items: items.subarray(from, to),
    weights: weights.subarray(from, to),
    at: at.subarray(from, to),
    ...(stars && { stars: stars.subarray(from, to) }),
  };
}

/** Where each user's entries begin, and the end of the last one's. */
function countEntries(log: EventLog, weights: Float32Array): Uint32Array {
  const starts = new Uint32Array(log.userCount + 1);
  for (let e = 0; e < log.length; e++) if (weights[e] > 0) starts[log.users[e] + 1]++;
  for (let s = 0; s < log.userCount; s++) starts[s + 1] += starts[s];
  return starts;
}
