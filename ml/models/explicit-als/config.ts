import { checkBounds } from "../../core/model/check-bounds";

/** Parameters of explicit ALS; the letters are those of README.md in ../explicit-mf. */
export interface ExplicitAlsConfig {
  /** Length k of a factor vector, 1–256. */
  readonly factors: number;
  readonly iterations: number;
  /** λ of the factors, > 0. */
  readonly regularisation: number;
  /** λ_b of the biases, > 0. */
  readonly biasRegularisation: number;
  /** ν: a row with n ratings is regularised by λ·n^ν (1 is the weighted λ of Zhou et al. 2008). */
  readonly frequencyScaling: number;
}

export const DEFAULT_EXPLICIT_ALS: ExplicitAlsConfig = {
  factors: 8,
  iterations: 16,
  regularisation: 1.2,
  biasRegularisation: 0.5,
  frequencyScaling: 0.5,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkExplicitAls(config: ExplicitAlsConfig): void {
  checkBounds("explicit-als", config, {
    factors: { low: 1, high: 256, integer: true },
    iterations: { low: 1, high: 1000, integer: true },
    regularisation: { low: 0, high: 1e6, open: true },
    biasRegularisation: { low: 0, high: 1e6, open: true },
    frequencyScaling: { low: 0, high: 2 },
  });
}
