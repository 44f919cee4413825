import { VoteCap } from "@/lib/recommender/training/snapshot/vote-cap";
import { partLog } from "@/ml/core/data/split";
import { dropFalseProfiles, type EventLog, findFalseProfiles } from "@/ml/index";

/** The log as a training would learn from it: repetitions thinned out, and nobody in it whom it does not believe. */
export function guardLog(everything: EventLog): { log: EventLog; isFalse: Uint8Array } {
  const thinned = thinOut(everything);
  const found = findFalseProfiles(thinned);
  return { log: dropFalseProfiles(thinned, found), isFalse: found.isFalse };
}

function thinOut(log: EventLog): EventLog {
  const cap = new VoteCap(log.itemCount);
  const kept = Uint8Array.from({ length: log.length }, (_, e) => {
    const at = log.at[e] ?? 0;
    const [shopper, product, kind] = [log.users[e] ?? 0, log.items[e] ?? 0, log.kinds[e] ?? 0];
    return Number(cap.keeps({ shopper, product, kind, at, seen: at, isVouchedFor: true }));
  });
  return partLog(log, kept).marked;
}
