import { checkWeighting, type WeightingConfig } from "../item-cf/term-weights";
import { checkHistoryReading, type HistoryReading } from "../linalg/history-row";

/** Parameters of the shopper neighbours; the letters are those of README.md beside this file. */
export interface UserKnnConfig extends HistoryReading, WeightingConfig {
  /** k: the nearest shoppers, who count. */
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
  if (!(Number.isInteger(config.neighbours) && config.neighbours > 0)) {
    throw new RangeError(`user-knn "neighbours" must be an integer > 0; found ${config.neighbours}.`);
  }
  for (const [name, high] of [
    ["neighbourNorm", 3],
    ["shrinkage", 1e9],
    ["similarityPower", 10],
  ] as const) {
    if (config[name] >= 0 && config[name] <= high) continue;
    throw new RangeError(`user-knn "${name}" must lie in 0–${high}; found ${config[name]}.`);
  }
}
