import { checkLog } from "../../core/data/check-log";
import type { EventLog, WeightConfig } from "../../core/data/events";
import type { Rng } from "../../base/rng";
import { checkPartable } from "./check-partable";
import { leaveLastOut } from "./leave-last-out";
import { splitSessions } from "./next-item";
import type { Fold, Protocol } from "./protocol";
import { holdOut, splitIntoFolds } from "./random";
import { splitByTime } from "./temporal";
import { splitEachByTime } from "./temporal-user";

/**
 * The folds of a protocol: one, or as many as k-fold asks for.
 *
 * @param weights what the kinds of events are worth; what is worth nothing is no question
 * @throws RangeError for a log the protocol cannot part, saying what was found and what to do
 */
export function createFolds(log: EventLog, protocol: Protocol, weights: WeightConfig, rng: Rng): Fold[] {
  checkLog(log);
  checkPartable(log);
  switch (protocol.kind) {
    case "temporal":
      return [splitByTime(log, protocol.share, weights)];
    case "temporal-user":
      return [splitEachByTime(log, protocol.share, weights)];
    case "leave-last-out":
      return [leaveLastOut(log, weights, protocol.negatives, rng)];
    case "holdout":
      return [holdOut(log, protocol.share, weights, rng)];
    case "k-fold":
      return splitIntoFolds(log, protocol.folds, weights, rng);
    case "next-item":
      return [splitSessions(log, protocol.share, weights)];
  }
}
