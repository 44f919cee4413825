import { checkHistoryReading, type HistoryReading } from "../linalg/history-row";

/** Parameters of sparse EASE; the letters are those of README.md beside this file. */
export interface SparseEaseConfig extends HistoryReading {
  /** N: products each product is predicted from, at most 1,000. */
  readonly neighbours: number;
  /** λ > 0: added to the diagonal of each Gram matrix. */
  readonly regularisation: number;
  /** p in 0–1: regularises each product by p/(1 − p) of its own count besides. */
  readonly dropout: number;
  /** a in 0–1: a shopper with n products counts n^−a. */
  readonly shopperExponent: number;
  /** Weights below 0 are not allowed: sums of reasons for, none against. */
  readonly nonNegative: boolean;
}

export const DEFAULT_SPARSE_EASE: SparseEaseConfig = {
  neighbours: 100,
  regularisation: 50,
  dropout: 0,
  shopperExponent: 0,
  nonNegative: false,
  binary: true,
  decayPerDay: 0,
  floor: 0,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkSparseEaseConfig(config: SparseEaseConfig): void {
  const { neighbours, regularisation, dropout, shopperExponent } = config;
  const fail = (name: string, rule: string, found: number): never => {
    throw new RangeError(`Sparse EASE "${name}" must ${rule}; found ${found}.`);
  };
  if (!(Number.isInteger(neighbours) && neighbours >= 1 && neighbours <= 1000)) {
    fail("neighbours", "be an integer from 1 to 1000", neighbours);
  }
  if (!(regularisation > 0 && Number.isFinite(regularisation))) {
    fail("regularisation", "be a finite number > 0", regularisation);
  }
  if (!(dropout >= 0 && dropout < 1)) fail("dropout", "lie in 0–1, without 1", dropout);
  if (!(shopperExponent >= 0 && shopperExponent <= 1)) fail("shopperExponent", "lie in 0–1", shopperExponent);
  checkHistoryReading("Sparse EASE", config);
}
