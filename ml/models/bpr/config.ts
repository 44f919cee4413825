import { checkBounds } from "../../core/model/check-bounds";

/** Parameters of BPR; the letters are those of README.md beside this file. */
export interface BprConfig {
  /** Length k of a factor vector, 1–512. */
  readonly factors: number;
  /** Passes of as many samples as there are pairs in the log. */
  readonly epochs: number;
  /** γ of the first sample; it falls linearly to 0 over the training. */
  readonly learningRate: number;
  /** λ of the factors, ≥ 0. */
  readonly regularisation: number;
  /** λ_b of the items' biases, ≥ 0. */
  readonly biasRegularisation: number;
  /** Negatives are drawn in proportion to popularity to this power: 0 is uniform, 1 as often as they are met. */
  readonly popularityExponent: number;
  /** So many negatives are drawn for a sample, and the one that scores highest is taken. */
  readonly candidates: number;
  /** λ when a history is folded in, > 0. */
  readonly foldInRegularisation: number;
  /** Items that stand for all others when a history is folded in. */
  readonly foldInNegatives: number;
}

export const DEFAULT_BPR: BprConfig = {
  factors: 64,
  epochs: 40,
  learningRate: 0.1,
  regularisation: 0.03,
  biasRegularisation: 0.01,
  popularityExponent: 0,
  candidates: 4,
  foldInRegularisation: 0.06,
  foldInNegatives: 128,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkBpr(config: BprConfig): void {
  checkBounds("bpr", config, {
    factors: { low: 1, high: 512, integer: true },
    epochs: { low: 1, high: 10_000, integer: true },
    learningRate: { low: 0, high: 10, open: true },
    regularisation: { low: 0, high: 1e3 },
    foldInRegularisation: { low: 0, high: 1e3, open: true },
    biasRegularisation: { low: 0, high: 1e3 },
    popularityExponent: { low: 0, high: 2 },
    candidates: { low: 1, high: 1000, integer: true },
    foldInNegatives: { low: 1, high: 100_000, integer: true },
  });
}
