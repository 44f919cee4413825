import { checkHistoryReading, type HistoryReading } from "../../core/linear/history-row";
import { checkBounds } from "../../core/model/check-bounds";

/** Parameters of EASE; the letters are those of README.md beside this file. */
export interface EaseConfig extends HistoryReading {
  /** λ > 0: added to the diagonal of the Gram matrix. */
  readonly regularisation: number;
  /** p in 0–0.999: regularises each item by p/(1 − p) of its own count besides, as dropout of the input would. */
  readonly dropout: number;
  /** Larger catalogs are refused: memory grows with the square of their size, time with its cube. */
  readonly maxItems: number;
}

export const DEFAULT_EASE: EaseConfig = {
  regularisation: 200,
  dropout: 0,
  maxItems: 10_000,
  binary: true,
  decayPerDay: 0,
  floor: 0,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkEaseConfig(config: EaseConfig): void {
  checkBounds("ease", config, {
    regularisation: { low: 0, high: 1e9, open: true },
    dropout: { low: 0, high: 0.999 },
    maxItems: { low: 1, high: 100_000, integer: true },
  });
  checkHistoryReading("ease", config);
}
