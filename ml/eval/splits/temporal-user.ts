import { countingSort } from "../../linalg/sparse/csr";
import type { EventLog, WeightConfig } from "../../core/data/events";
import { partLog } from "../../core/data/split";
import { assembleFold } from "./assemble-fold";
import { checkShare } from "./check-partable";
import type { Fold } from "./protocol";

/**
 * The newest share of every user's events, to the nearest whole event, but never all of them, against what they did before.
 * Each is asked at the time of the first that was left out, so that nothing of their own is known that came later; of
 * others it may be. Of events of one time the later in the log is the newer.
 */
export function splitEachByTime(log: EventLog, share: number, weights: WeightConfig): Fold {
  checkShare(share);
  const places = new Uint32Array(log.length);
  for (let e = 0; e < places.length; e++) places[e] = e;
  const order = countingSort(log.users, log.userCount, places);
  const marked = new Uint8Array(log.length);
  const asked = new Map<number, number>();
  for (let from = 0, to = 0; from < order.length; from = to) {
    const user = log.users[order[from]];
    while (to < order.length && log.users[order[to]] === user) to++;
    const held = Math.min(to - from - 1, Math.round((to - from) * share));
    for (let i = to - held; i < to; i++) marked[order[i]] = 1;
    if (held > 0) asked.set(user, log.at[order[to - held]]);
  }
  const { marked: test, others: train } = partLog(log, marked);
  const { evaluation, ...fold } = assembleFold(train, test, weights, { now: log.at[log.length - 1] });
  const cases = evaluation.cases.map((one) => {
    const now = asked.get(one.user ?? -1);
    return now === undefined ? one : { ...one, now };
  });
  return { ...fold, evaluation: { ...evaluation, cases } };
}
