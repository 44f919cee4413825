import { checkHistoryReading, type HistoryReading } from "../linalg/history-row";

/** Parameters of truncated SVD; the letters are those of README.md beside this file. */
export interface TruncatedSvdConfig extends HistoryReading {
  /** k: singular vectors kept. */
  readonly factors: number;
  /** a in 0–1: how much less a shopper with a long history says. */
  readonly shopperExponent: number;
  /** b in 0–1: how much less a popular product says. */
  readonly productExponent: number;
  /** q in 0–1: how much of their popularity products are given back. */
  readonly popularity: number;
}

export const DEFAULT_TRUNCATED_SVD: TruncatedSvdConfig = {
  factors: 64,
  shopperExponent: 0.3,
  productExponent: 0.35,
  popularity: 0.35,
  binary: true,
  decayPerDay: 0,
  floor: 0,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkTruncatedSvdConfig(config: TruncatedSvdConfig): void {
  const { factors } = config;
  if (!(Number.isInteger(factors) && factors >= 1 && factors <= 1024)) {
    throw new RangeError(`Truncated SVD "factors" must be an integer from 1 to 1024; found ${factors}.`);
  }
  for (const name of ["shopperExponent", "productExponent", "popularity"] as const) {
    if (!(config[name] >= 0 && config[name] <= 1)) {
      throw new RangeError(`Truncated SVD "${name}" must lie in 0–1; found ${config[name]}.`);
    }
  }
  checkHistoryReading("Truncated SVD", config);
}
