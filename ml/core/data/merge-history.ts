import type { History } from "../recommender";
import { decayFactor } from "./event-weights";

/** A history with decay applied and repetitions of an item added up. */
export interface MergedHistory {
  /** Distinct items, in order of first appearance. */
  readonly items: Uint32Array;
  readonly weights: Float64Array;
  /** For each history entry its place in `items`, and its own part of that weight (0–1). */
  readonly slot: Uint32Array;
  readonly share: Float64Array;
}

/**
 * What a history says at the time `now`.
 *
 * @throws RangeError for an item beyond `itemCount`, a weight that is negative or not finite, and a time that
 *   is none
 */
export function mergeHistory(
  history: History,
  now: number,
  decay: { readonly decayPerDay: number; readonly floor: number },
  itemCount: number,
): MergedHistory {
  const length = history.items.length;
  const slotOf = new Map<number, number>();
  const slot = new Uint32Array(length);
  const share = new Float64Array(length);
  const items = new Uint32Array(length);
  const weights = new Float64Array(length);
  for (let j = 0; j < length; j++) {
    const item = history.items[j];
    const weight = history.weights[j];
    if (item >= itemCount) {
      throw new RangeError(`History entry ${j}: item ${item}, but the model knows ${itemCount}.`);
    }
    if (!(weight >= 0 && Number.isFinite(weight))) {
      throw new RangeError(`History entry ${j}: weight ${weight}; weights are finite and ≥ 0.`);
    }
    const age = now - history.at[j];
    if (!Number.isFinite(age))
      throw new RangeError(`History entry ${j}: the time ${history.at[j]}, asked at ${now}.`);
    const known = slotOf.get(item);
    const place = known ?? slotOf.size;
    if (known === undefined) slotOf.set(item, place);
    items[place] = item;
    slot[j] = place;
    share[j] = weight * decayFactor(age, decay.decayPerDay, decay.floor);
    weights[place] += share[j];
  }
  const distinct = slotOf.size;
  const entries = new Uint32Array(distinct);
  for (let j = 0; j < length; j++) entries[slot[j]]++;
  for (let j = 0; j < length; j++) {
    const whole = weights[slot[j]];
    share[j] = whole > 0 ? share[j] / whole : 1 / entries[slot[j]];
  }
  return { items: items.subarray(0, distinct), weights: weights.subarray(0, distinct), slot, share };
}

/** What belongs to each entry of a history when so much belongs to each of its items. */
export function shareOut({ slot, share }: MergedHistory, ofItems: Float64Array): Float32Array {
  const ofEntries = new Float32Array(slot.length);
  for (let j = 0; j < slot.length; j++) ofEntries[j] = share[j] * ofItems[slot[j]];
  return ofEntries;
}

/** The time of the newest entry, which is what `now` defaults to; 0 for an empty history. */
export function newestTime(history: History): number {
  return history.at.reduce((newest, at) => Math.max(newest, at), 0);
}
