import { checkHistoryReading, type HistoryReading } from "../linalg/history-row";

/** Parameters of EASE; the letters are those of README.md beside this file. */
export interface EaseConfig extends HistoryReading {
  /** λ > 0: added to the diagonal of the Gram matrix. */
  readonly regularisation: number;
  /** p in 0–1: regularises each product by p/(1 − p) of its own count besides, as dropout of the input would. */
  readonly dropout: number;
  /** Larger catalogues are refused: memory grows with the square of their size, time with its cube. */
  readonly maxProducts: number;
}

export const DEFAULT_EASE: EaseConfig = {
  regularisation: 200,
  dropout: 0,
  maxProducts: 10_000,
  binary: true,
  decayPerDay: 0,
  floor: 0,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkEaseConfig(config: EaseConfig): void {
  const { regularisation, dropout, maxProducts } = config;
  if (!(regularisation > 0 && Number.isFinite(regularisation))) {
    throw new RangeError(`EASE "regularisation" must be a finite number > 0; found ${regularisation}.`);
  }
  if (!(dropout >= 0 && dropout < 1)) {
    throw new RangeError(`EASE "dropout" must lie in 0–1, without 1; found ${dropout}.`);
  }
  if (!(Number.isInteger(maxProducts) && maxProducts > 0)) {
    throw new RangeError(`EASE "maxProducts" must be an integer > 0; found ${maxProducts}.`);
  }
  checkHistoryReading("EASE", config);
}
