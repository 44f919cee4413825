import { checkHistoryReading, type HistoryReading } from "../../core/linear/history-row";
import { checkBounds } from "../../core/model/check-bounds";

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
  checkBounds("truncated-svd", config, {
    factors: { low: 1, high: 1024, integer: true },
    shopperExponent: { low: 0, high: 1 },
    productExponent: { low: 0, high: 1 },
    popularity: { low: 0, high: 1 },
  });
  checkHistoryReading("truncated-svd", config);
}
