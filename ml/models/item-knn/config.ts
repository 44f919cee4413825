import { checkHistoryReading, type HistoryReading } from "../../core/linear/history-row";
import { checkBounds } from "../../core/model/check-bounds";
import { checkWeighting, type WeightingConfig } from "../../core/neighbours/term-weights";

/** Parameters of the item neighbours; the letters are those of README.md beside this file. */
export interface ItemKnnConfig extends HistoryReading, WeightingConfig {
  /** Neighbours kept per item. */
  readonly neighbours: number;
  /** η: exponent of the length of the item in the history; 1 with γ = 1 is the cosine. */
  readonly historyNorm: number;
  /** γ: exponent of the length of the candidate; below 1 favours popular ones. */
  readonly candidateNorm: number;
  /** λ: added to the denominator, against flukes. */
  readonly shrinkage: number;
  /** q: exponent of the similarity; above 1 listens to the nearest most. */
  readonly similarityPower: number;
}

export const DEFAULT_ITEM_KNN: ItemKnnConfig = {
  weighting: "tf-idf",
  k1: 1.2,
  b: 0.75,
  neighbours: 300,
  historyNorm: 1,
  candidateNorm: 0.6,
  shrinkage: 0,
  similarityPower: 1,
  binary: true,
  decayPerDay: 0,
  floor: 0,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkItemKnnConfig(config: ItemKnnConfig): void {
  checkWeighting("item-knn", config);
  checkHistoryReading("item-knn", config);
  checkBounds("item-knn", config, {
    neighbours: { low: 1, high: 1e6, integer: true },
    historyNorm: { low: 0, high: 3 },
    candidateNorm: { low: 0, high: 3 },
    shrinkage: { low: 0, high: 1e9 },
    similarityPower: { low: 0, high: 10 },
  });
}
