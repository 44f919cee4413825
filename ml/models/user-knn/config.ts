import { checkWeighting, type WeightingConfig } from "../../core/neighbours/term-weights";
import { checkHistoryReading, type HistoryReading } from "../../core/linear/history-row";
import { checkBounds } from "../../core/model/check-bounds";

/** Parameters of the user neighbours; the letters are those of README.md beside this file. */
export interface UserKnnConfig extends HistoryReading, WeightingConfig {
  /** k: the nearest users, who count. */
  readonly neighbours: number;
  /** γ: exponent of a neighbour's length; 1 is the cosine, below 1 favours those who met much. */
  readonly neighbourNorm: number;
  /** λ: added to the denominator, against those who share little. */
  readonly shrinkage: number;
  /** q: exponent of the similarity; above 1 listens to the nearest most. */
  readonly similarityPower: number;
}

export const DEFAULT_USER_KNN: UserKnnConfig = {
  weighting: "tf-idf",
  k1: 1.2,
  b: 0.75,
  neighbours: 200,
  neighbourNorm: 1,
  shrinkage: 0,
  similarityPower: 2,
  binary: true,
  decayPerDay: 0,
  floor: 0,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkUserKnnConfig(config: UserKnnConfig): void {
  checkWeighting("user-knn", config);
  checkHistoryReading("user-knn", config);
  checkBounds("user-knn", config, {
    neighbours: { low: 1, high: 1e6, integer: true },
    neighbourNorm: { low: 0, high: 3 },
    shrinkage: { low: 0, high: 1e9 },
    similarityPower: { low: 0, high: 10 },
  });
}
