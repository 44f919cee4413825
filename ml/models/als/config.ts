import { checkBounds } from "../../core/model/check-bounds";

/** Parameters of implicit ALS; the letters are those of README.md beside this file. */
export interface AlsConfig {
  /** Length k of a factor vector, 1–1024. */
  readonly factors: number;
  readonly iterations: number;
  /** α: confidence per unit of weight, d_ui = α · weight. */
  readonly alpha: number;
  /** α₀: confidence that a pair nobody observed is a zero, > 0. */
  readonly unobserved: number;
  /** λ of the L2 term, > 0. */
  readonly regularisation: number;
  /** ν, 0–2: 0 keeps λ constant; 1 scales it with how often the row was seen (Rendle et al. 2021). */
  readonly frequencyScaling: number;
  /** A row's conjugate gradient ends when its residual has shrunk to this share of the right side, 1e-8–0.5 … */
  readonly tolerance: number;
  /** … or after this many steps. */
  readonly maxSteps: number;
  /** Iterations in a row that were no better on entries held out before training ends; 0: nothing is held out. */
  readonly patience: number;
}

export const DEFAULT_ALS: AlsConfig = {
  factors: 64,
  iterations: 8,
  alpha: 1,
  unobserved: 0.1,
  regularisation: 1,
  frequencyScaling: 0,
  tolerance: 0.02,
  maxSteps: 8,
  patience: 0,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkAlsConfig(config: AlsConfig): void {
  checkBounds("als", config, {
    factors: { low: 1, high: 1024, integer: true },
    iterations: { low: 1, high: 1000, integer: true },
    alpha: { low: 0, high: 1e12, open: true },
    unobserved: { low: 0, high: 1e12, open: true },
    regularisation: { low: 0, high: 1e12, open: true },
    frequencyScaling: { low: 0, high: 2 },
    tolerance: { low: 1e-8, high: 0.5 },
    maxSteps: { low: 1, high: 1000, integer: true },
    patience: { low: 0, high: 1000, integer: true },
  });
}
