/** Parameters of implicit ALS; the letters are those of README.md beside this file. */
export interface AlsConfig {
  /** Length k of a factor vector, 1–512. */
  readonly factors: number;
  readonly iterations: number;
  /** α: confidence per unit of weight, d_ui = α · weight. */
  readonly alpha: number;
  /** α₀: confidence that a pair nobody observed is a zero, > 0. */
  readonly unobserved: number;
  /** λ of the L2 term, ≥ 0. */
  readonly regularisation: number;
  /** ν: 0 keeps λ constant; 1 scales it with how often the row was seen (Rendle et al. 2021). */
  readonly frequencyScaling: number;
  /** A row's conjugate gradient ends when its residual has shrunk to this share of the right side… */
  readonly tolerance: number;
  /** … or after this many steps. */
  readonly maxSteps: number;
}

export const DEFAULT_ALS: AlsConfig = {
  factors: 64,
  iterations: 8,
  alpha: 1,
  unobserved: 0.1,
  regularisation: 1,
  frequencyScaling: 0,
  tolerance: 0.01,
  maxSteps: 8,
};
