import { checkHistoryReading, type HistoryReading } from "../../core/linear/history-row";
import { checkBounds } from "../../core/model/check-bounds";

/** Parameters of sparse EASE; the letters are those of README.md beside this file. */
export interface SparseEaseConfig extends HistoryReading {
  /** N: items each item is predicted from, at most 1,000. */
  readonly neighbours: number;
  /** λ > 0: added to the diagonal of each Gram matrix. */
  readonly regularisation: number;
  /** p in 0–0.999: regularises each item by p/(1 − p) of its own count besides. */
  readonly dropout: number;
  /** a in 0–1: a user with n items counts n^−a. */
  readonly userExponent: number;
  /** Weights below 0 are not allowed: sums of reasons for, none against. */
  readonly nonNegative: boolean;
}

export const DEFAULT_SPARSE_EASE: SparseEaseConfig = {
  neighbours: 100,
  regularisation: 50,
  dropout: 0,
  userExponent: 0,
  nonNegative: false,
  binary: true,
  decayPerDay: 0,
  floor: 0,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkSparseEaseConfig(config: SparseEaseConfig): void {
  checkBounds("sparse-ease", config, {
    neighbours: { low: 1, high: 1000, integer: true },
    regularisation: { low: 0, high: 1e9, open: true },
    dropout: { low: 0, high: 0.999 },
    userExponent: { low: 0, high: 1 },
  });
  checkHistoryReading("sparse-ease", config);
}
