import type { EventLog, WeightConfig } from "../../core/data/events";
import { findTemporalCut, sliceLog } from "../../core/data/split";
import { assembleFold } from "./assemble-fold";
import { checkShare, differ } from "./check-partable";
import type { Fold } from "./protocol";

/** The newest share of the events against everything before; events of one moment stay together. */
export function splitByTime(log: EventLog, share: number, weights: WeightConfig): Fold {
  checkShare(share);
  if (!differ(log.at, log.length)) {
    throw new RangeError(
      `All ${log.length} events have the same time, so none is newer; use holdout, k-fold or leave-last-out.`,
    );
  }
  const cut = findTemporalCut(log, share);
  if (cut === log.length) {
    throw new RangeError(`A share of ${share} of ${log.length} events leaves no whole moment; ask for more.`);
  }
  return assembleFold(sliceLog(log, 0, cut), sliceLog(log, cut, log.length), weights);
}
