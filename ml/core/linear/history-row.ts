import { mergeHistory, type MergedHistory } from "../data/merge-history";
import type { History } from "../recommender";

/** How a model of the form score = r·S reads a history as its row vector r. */
export interface HistoryReading {
  /** What happened counts 1, whatever it was and however often; else the weights are added up. */
  readonly binary: boolean;
  readonly decayPerDay: number;
  readonly floor: number;
}

/**
 * The row r of a history: one entry per distinct item. Where only presence counts, an entry is what is left of
 * its newest event after decay.
 *
 * @throws RangeError for an item beyond `itemCount` and for a weight that is negative or not finite
 */
export function readHistoryRow(
  history: History,
  now: number,
  reading: HistoryReading,
  itemCount: number,
): MergedHistory {
  const merged = mergeHistory(history, now, reading, itemCount);
  if (!reading.binary) return merged;
  const presence = { ...history, weights: history.weights.map((weight) => (weight > 0 ? 1 : 0)) };
  const { slot, share, weights } = mergeHistory(presence, now, reading, itemCount);
  const newest = new Float64Array(weights.length);
  for (let j = 0; j < slot.length; j++)
    newest[slot[j]] = Math.max(newest[slot[j]], share[j] * weights[slot[j]]);
  return { ...merged, slot, share, weights: newest };
}

/** @throws RangeError naming the parameter that is out of range */
export function checkHistoryReading(kind: string, { decayPerDay, floor }: HistoryReading): void {
  if (!(decayPerDay >= 0)) throw new RangeError(`${kind} "decayPerDay" must be ≥ 0; found ${decayPerDay}.`);
  if (!(floor >= 0 && floor <= 1)) throw new RangeError(`${kind} "floor" must be 0 to 1; found ${floor}.`);
}
