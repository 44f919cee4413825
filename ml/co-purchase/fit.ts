import { collectBaskets } from "../co-occurrence/baskets";
import { countPairs } from "../co-occurrence/count-pairs";
import type { EventLog, WeightConfig } from "../data/events";
import { NO_PACE, type Pace } from "../pace";
import { CoPurchaseModel } from "./model";

export interface CoPurchaseConfig {
  /** Baskets a pair must share at least. */
  readonly support: number;
  /** A pair seen n times keeps n / (n + discount) of its lift: lift alone prefers rare pairs. */
  readonly discount: number;
  readonly neighbours: number;
}

export const DEFAULT_CO_PURCHASE: CoPurchaseConfig = { support: 3, discount: 10, neighbours: 50 };

/**
 * lift(i, j) = n_ij · n / (n_i · n_j) over purchase baskets (one shopper, one day). Pairs below the support
 * floor, and pairs that meet no more often than chance (lift ≤ 1), are not related.
 */
export async function fitCoPurchase(
  log: EventLog,
  weights: WeightConfig,
  config: CoPurchaseConfig = DEFAULT_CO_PURCHASE,
  pace: Pace = NO_PACE,
): Promise<CoPurchaseModel> {
  const { contents } = collectBaskets(log, weights, "purchase");
  const counts = new Float64Array(log.productCount);
  for (const product of contents.indices) counts[product]++;
  const neighbours = await countPairs(
    contents,
    new Float64Array(contents.rows).fill(1),
    config.neighbours,
    (_sum, together, i, j) => {
      const lift = (together * contents.rows) / (counts[i] * counts[j]);
      if (together < config.support || lift <= 1) return 0;
      return (lift * together) / (together + config.discount);
    },
    pace,
  );
  return new CoPurchaseModel(neighbours);
}
