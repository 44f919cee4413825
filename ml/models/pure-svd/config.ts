import { checkHistoryReading, type HistoryReading } from "../../core/linear/history-row";
import { checkBounds } from "../../core/model/check-bounds";

/** Parameters of PureSVD; the letters are those of README.md beside this file. */
export interface PureSvdConfig extends HistoryReading {
  /** k: singular vectors kept; fewer where the matrix has not many more. */
  readonly factors: number;
  /** a in 0–1: how much less a user with a long history says. */
  readonly userExponent: number;
  /** b in 0–1: how much less a popular item says. */
  readonly itemExponent: number;
  /** q in 0–1: how much of their popularity items are given back. */
  readonly popularity: number;
}

export const DEFAULT_PURE_SVD: PureSvdConfig = {
  factors: 64,
  userExponent: 0.3,
  itemExponent: 0.35,
  popularity: 0.35,
  binary: true,
  decayPerDay: 0,
  floor: 0,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkPureSvdConfig(config: PureSvdConfig): void {
  checkBounds("pure-svd", config, {
    factors: { low: 1, high: 1024, integer: true },
    userExponent: { low: 0, high: 1 },
    itemExponent: { low: 0, high: 1 },
    popularity: { low: 0, high: 1 },
  });
  checkHistoryReading("pure-svd", config);
}
