import { wilsonBounds } from "../../base/wilson";
import { collectBaskets } from "../../core/baskets/baskets";
import { countPairs } from "../../core/baskets/count-pairs";
import type { EventLog, WeightConfig } from "../../core/data/events";
import { NO_PACE, type Pace } from "../../base/pace";
import { checkCoPurchaseConfig, DEFAULT_CO_PURCHASE, type CoPurchaseConfig } from "./config";
import { CoPurchaseModel } from "./model";

export { DEFAULT_CO_PURCHASE, type CoPurchaseConfig };

/**
 * Counts pairs over purchase baskets (one user, one day) and keeps the strongest of each item, by lift or by
 * confidence as README.md has them. Pairs below the support floor, and pairs that meet no more often than chance
 * (lift ≤ 1, or its lower bound where `evidence` is asked for), are not related.
 *
 * @throws RangeError for a parameter out of range
 */
export async function fitCoPurchase(
  log: EventLog,
  weights: WeightConfig,
  config: CoPurchaseConfig = DEFAULT_CO_PURCHASE,
  pace: Pace = NO_PACE,
): Promise<CoPurchaseModel> {
  checkCoPurchaseConfig(config);
  const { contents } = collectBaskets(log, weights, "purchase");
  const counts = new Float64Array(log.itemCount);
  for (const item of contents.indices) counts[item]++;
  const neighbours = await countPairs(
    contents,
    new Float64Array(contents.rows).fill(1),
    config.neighbours,
    (_sum, counted, i, j) => {
      // Where baskets stand for others the count is an estimate: no more than there are of either.
      const together = Math.min(counted, counts[i], counts[j]);
      const lift = (together * contents.rows) / (counts[i] * counts[j]);
      if (together < config.support || lift <= 1) return 0;
      const least = wilsonBounds(together, counts[i], config.evidence).low;
      if (config.evidence > 0 && least * contents.rows <= counts[j]) return 0;
      if (config.measure === "confidence") return wilsonBounds(together, counts[i], config.caution).low;
      return (lift * together) / (together + config.discount);
    },
    pace,
  );
  return new CoPurchaseModel(neighbours);
}
