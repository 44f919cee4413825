import { collectBaskets } from "../../core/baskets/baskets";
import { countPairs } from "../../core/baskets/count-pairs";
import { decayFactor } from "../../core/data/event-weights";
import type { EventLog, WeightConfig } from "../../core/data/events";
import { NO_PACE, type Pace } from "../../base/pace";
import { CoOccurrenceModel } from "./model";

export interface CoOccurrenceConfig {
  /** Neighbours kept per item. */
  readonly neighbours: number;
  /** 0 counts baskets in common, which favours popular neighbours; 0.5 is their cosine. */
  readonly normalisation: number;
  /** Added to both counts before they divide, against flukes. */
  readonly shrinkage: number;
  /** Decay of baskets when counting, per day. */
  readonly basketDecayPerDay: number;
}

export const DEFAULT_CO_OCCURRENCE: CoOccurrenceConfig = {
  neighbours: 200,
  normalisation: 0.25,
  shrinkage: 5,
  basketDecayPerDay: 0.02,
};

/**
 * s_ij = Σ_baskets with both 1/ln(2 + size) · decay, over ((n_i + c)(n_j + c))^ν, where n counts baskets: large
 * baskets say less about each pair in them.
 */
export async function fitCoOccurrence(
  log: EventLog,
  weights: WeightConfig,
  config: CoOccurrenceConfig,
  now: number,
  pace: Pace = NO_PACE,
): Promise<CoOccurrenceModel> {
  const { contents, at } = collectBaskets(log, weights);
  const basketWeights = at.map((time, basket) => {
    const size = contents.indptr[basket + 1] - contents.indptr[basket];
    return decayFactor(now - time, config.basketDecayPerDay, 0) / Math.log(2 + size);
  });
  const norms = new Float64Array(log.itemCount);
  for (const item of contents.indices) norms[item]++;
  for (let i = 0; i < norms.length; i++) norms[i] = (norms[i] + config.shrinkage) ** -config.normalisation;
  const neighbours = await countPairs(
    contents,
    basketWeights,
    config.neighbours,
    (sum, _count, i, j) => sum * norms[i] * norms[j],
    pace,
  );
  return new CoOccurrenceModel(neighbours, { decayPerDay: weights.decayPerDay, floor: weights.floor });
}
