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
  /** ν: 0 keeps λ constant; 1 scales it with how often the row was seen (Rendle et al. 2021). */
  readonly frequencyScaling: number;
  /** A row's conjugate gradient ends when its residual has shrunk to this share of the right side… */
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
  const integers = [
    ["factors", 1, 1024],
    ["iterations", 1, 1000],
    ["maxSteps", 1, 1000],
    ["patience", 0, 1000],
  ] as const;
  for (const [name, low, high] of integers) {
    const value = config[name];
    if (!Number.isInteger(value) || value < low || value > high) {
      throw new RangeError(`ALS "${name}" must be an integer from ${low} to ${high}; found ${value}.`);
    }
  }
  for (const name of ["alpha", "unobserved", "regularisation", "tolerance"] as const) {
    const value = config[name];
    if (!(value > 0 && Number.isFinite(value))) {
      throw new RangeError(`ALS "${name}" must be a finite number > 0; found ${value}.`);
    }
  }
  if (!(config.frequencyScaling >= 0 && config.frequencyScaling <= 2)) {
    throw new RangeError(`ALS "frequencyScaling" must lie in 0–2; found ${config.frequencyScaling}.`);
  }
}
