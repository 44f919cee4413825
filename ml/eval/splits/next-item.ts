import { KINDS, type EventLog, type WeightConfig } from "../../core/data/events";
import { createHistories } from "../../core/data/history";
import { partLog } from "../../core/data/split";
import { takesBack } from "../../core/data/take-back";
import type { Evaluation, EvaluationCase } from "./evaluation";
import { findRatings, requireCases } from "./assemble-fold";
import { checkShare, differ } from "./check-partable";
import type { Fold } from "./protocol";

/**
 * The newest share of the sessions, by the time they ended, against the sessions before. A user of the
 * log is one session. Every event of a test session but the first is asked for after those before it; it may
 * be an item of the session. Where events have no times, the order of the log stands for them.
 */
export function splitSessions(log: EventLog, share: number, weights: WeightConfig): Fold {
  checkShare(share);
  const newest = findNewestSessions(log, share);
  const marked = new Uint8Array(log.length);
  for (let e = 0; e < log.length; e++) if (newest.has(log.users[e])) marked[e] = 1;
  const { marked: test, others: train } = partLog(log, marked);
  const evaluation: Evaluation = {
    itemCount: log.itemCount,
    now: train.at[train.length - 1],
    cases: askPrefixes(test, weights, newest),
    known: "allowed",
  };
  requireCases(evaluation, train, test);
  return { train, evaluation, ratings: findRatings(train, test, weights) };
}

/** The newest sessions, in the order they ended. */
function findNewestSessions(log: EventLog, share: number): ReadonlySet<number> {
  const newestFirst = new Set<number>();
  for (let e = log.length - 1; e >= 0; e--) newestFirst.add(log.users[e]);
  const count = Math.max(1, Math.floor(newestFirst.size * share));
  return new Set([...newestFirst].slice(0, count).reverse());
}

/**
 * One case per step. What takes back is not read: it must not reach back into a prefix that ends before it. Where
 * there are several kinds of events, staying on an item (viewed, then put into the cart) is no step.
 */
function askPrefixes(test: EventLog, weights: WeightConfig, sessions: ReadonlySet<number>): EvaluationCase[] {
  const takingBack = test.kinds.map((kind) => (takesBack(KINDS[kind]) ? 1 : 0));
  const histories = createHistories(partLog(test, takingBack).others, weights);
  const staysCount = !differ(test.kinds, test.length);
  return [...sessions].flatMap((user) => {
    const { items, weights: worth, at } = histories.of(user);
    const cases: EvaluationCase[] = [];
    for (let i = 1; i < items.length; i++) {
      if (!staysCount && items[i] === items[i - 1]) continue;
      cases.push({
        history: {
          items: items.subarray(0, i),
          weights: worth.subarray(0, i),
          at: at.subarray(0, i),
        },
        relevant: new Set([items[i]]),
        now: at[i - 1],
        user,
      });
    }
    return cases;
  });
}
