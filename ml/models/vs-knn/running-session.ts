import type { History } from "../../core/recommender";
import type { SessionKnnConfig } from "./config";
import { countRunning } from "./cut-sessions";

/**
 * The running session of a history: its newest events, as far as no gap parts them, oldest first; a view. Weights do
 * not matter: whatever counts at all was met.
 *
 * @throws RangeError for a product beyond `productCount` and for a weight that is negative or not finite
 */
export function takeRunning(
  { products, weights, at }: History,
  productCount: number,
  { sessionGapMinutes, lastEvents }: SessionKnnConfig,
): Uint32Array {
  for (let j = 0; j < products.length; j++) {
    if (products[j] >= productCount) {
      throw new RangeError(
        `History entry ${j}: product ${products[j]}, but the model knows ${productCount}.`,
      );
    }
    if (!(weights[j] >= 0 && Number.isFinite(weights[j]))) {
      throw new RangeError(`History entry ${j}: weight ${weights[j]}; weights are finite and ≥ 0.`);
    }
  }
  return products.subarray(products.length - countRunning(at, sessionGapMinutes, lastEvents));
}
