import type { History } from "../../core/recommender";
import type { VsKnnConfig } from "./config";
import { countRunning } from "./cut-sessions";

/**
 * The running session of a history: its newest events, as far as no gap parts them, oldest first; a view. Weights do
 * not matter: whatever counts at all was met.
 *
 * @throws RangeError for an item beyond `itemCount` and for a weight that is negative or not finite
 */
export function takeRunning(
  { items, weights, at }: History,
  itemCount: number,
  { sessionGapMinutes, lastEvents }: VsKnnConfig,
): Uint32Array {
  for (let j = 0; j < items.length; j++) {
    if (items[j] >= itemCount) {
      throw new RangeError(`History entry ${j}: item ${items[j]}, but the model knows ${itemCount}.`);
    }
    if (!(weights[j] >= 0 && Number.isFinite(weights[j]))) {
      throw new RangeError(`History entry ${j}: weight ${weights[j]}; weights are finite and ≥ 0.`);
    }
  }
  return items.subarray(items.length - countRunning(at, sessionGapMinutes, lastEvents));
}
