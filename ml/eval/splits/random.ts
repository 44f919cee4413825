import type { EventLog, WeightConfig } from "../../core/data/events";
import { partLog } from "../../core/data/split";
import type { Rng } from "../../base/rng";
import { shuffle } from "../../base/shuffle";
import { assembleFold } from "./assemble-fold";
import { checkFolds, checkShare } from "./check-partable";
import { groupPairs, markPair } from "./group-pairs";
import type { Fold } from "./protocol";

/**
 * A random share of every user's items, to the nearest whole item, but never all of them. What a
 * user did with one item goes to one side.
 */
export function holdOut(log: EventLog, share: number, weights: WeightConfig, rng: Rng): Fold {
  checkShare(share);
  const pairs = groupPairs(log);
  const marked = new Uint8Array(log.length);
  for (let from = 0, to = 0; from < pairs.count; from = to) {
    while (to < pairs.count && pairs.users[to] === pairs.users[from]) to++;
    const own = shuffle(range(from, to), rng);
    const held = Math.min(own.length - 1, Math.round(own.length * share));
    for (const pair of own.subarray(0, held)) markPair(pairs, pair, marked);
  }
  return foldOf(log, marked, weights);
}

/** Random parts of all pairs of user and item, equal but for one pair; each is the test part once. */
export function splitIntoFolds(log: EventLog, folds: number, weights: WeightConfig, rng: Rng): Fold[] {
  const pairs = groupPairs(log);
  checkFolds(folds, pairs.count);
  const order = shuffle(range(0, pairs.count), rng);
  return Array.from({ length: folds }, (_, fold) => {
    const marked = new Uint8Array(log.length);
    for (let i = fold; i < order.length; i += folds) markPair(pairs, order[i], marked);
    return foldOf(log, marked, weights);
  });
}

/** Test events may be older than what is learned from, so all are asked at the end of the log. */
function foldOf(log: EventLog, marked: Uint8Array, weights: WeightConfig): Fold {
  const { marked: test, others: train } = partLog(log, marked);
  return assembleFold(train, test, weights, { now: log.at[log.length - 1] });
}

function range(from: number, to: number): Uint32Array {
  const numbers = new Uint32Array(to - from);
  for (let i = 0; i < numbers.length; i++) numbers[i] = from + i;
  return numbers;
}
