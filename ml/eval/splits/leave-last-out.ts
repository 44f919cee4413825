import { countingSort } from "../../linalg/sparse/csr";
import { weighEvents } from "../../core/data/event-weights";
import type { EventLog, WeightConfig } from "../../core/data/events";
import { createHistories } from "../../core/data/history";
import { partLog } from "../../core/data/split";
import type { Rng } from "../../base/rng";
import type { Evaluation, EvaluationCase } from "./evaluation";
import { findRatings } from "./assemble-fold";
import { drawCandidates } from "./negatives";
import type { Fold } from "./protocol";

/** Where a user's last discovery lies: everything from there on is the test part. */
interface Discovery {
  readonly user: number;
  readonly item: number;
  readonly at: number;
}

/**
 * Asks every user of two items or more for the one they met last. Everything they did from that moment
 * on is the test part, returns to items they had met before included. Of events of one time the later in
 * the log is the newer.
 *
 * @param negatives rank among so many sampled items; without it among the full catalog
 */
export function leaveLastOut(
  log: EventLog,
  weights: WeightConfig,
  negatives: number | undefined,
  rng: Rng,
): Fold {
  if (negatives !== undefined && !(Number.isInteger(negatives) && negatives > 0)) {
    throw new RangeError(`The number of negatives must be an integer > 0; found ${negatives}.`);
  }
  const marked = new Uint8Array(log.length);
  const discoveries = findDiscoveries(log, weights, marked);
  const { marked: test, others: train } = partLog(log, marked);
  const histories = createHistories(train, weights);
  const met = negatives === undefined ? undefined : createHistories(log, weights);
  const cases = discoveries.flatMap(({ user, item, at }): EvaluationCase[] => {
    const relevant = new Set([item]);
    const history = histories.of(user);
    // Met before and taken back only later: at the time of the question it was no discovery.
    if (history.items.includes(item)) return [];
    const base = { history, relevant, now: at, user };
    if (met === undefined || negatives === undefined) return [base];
    const own = new Set(met.of(user).items);
    return [{ ...base, candidates: drawCandidates(relevant, own, log.itemCount, negatives, rng) }];
  });
  if (cases.length === 0) {
    throw new RangeError(
      `No user of ${log.length} events met two different items, so none can be left out; use another log.`,
    );
  }
  const evaluation: Evaluation = { itemCount: log.itemCount, now: log.at[log.length - 1], cases };
  return { train, evaluation, ratings: findRatings(train, test, weights) };
}

/** Marks the test part. Events that were taken back or weigh nothing are no discovery. */
function findDiscoveries(log: EventLog, weights: WeightConfig, marked: Uint8Array): Discovery[] {
  const worth = weighEvents(log, weights);
  const places = new Uint32Array(log.length);
  for (let e = 0; e < places.length; e++) places[e] = e;
  const order = countingSort(log.users, log.userCount, places);
  const discoveries: Discovery[] = [];
  for (let from = 0, to = 0; from < order.length; from = to) {
    const user = log.users[order[from]];
    while (to < order.length && log.users[order[to]] === user) to++;
    const met = new Set<number>();
    let last = from;
    for (let i = from; i < to; i++) {
      const e = order[i];
      if (worth[e] === 0 || met.has(log.items[e])) continue;
      met.add(log.items[e]);
      last = i;
    }
    if (met.size < 2) continue;
    for (let i = last; i < to; i++) marked[order[i]] = 1;
    discoveries.push({ user, item: log.items[order[last]], at: log.at[order[last]] });
  }
  return discoveries;
}
