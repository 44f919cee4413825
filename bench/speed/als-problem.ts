import { DEFAULT_ALS, type AlsConfig } from "@/ml/models/als/config";

/** λ of the benchmark: what the reference library has as its default. */
export const REGULARISATION = 0.01;

/**
 * The objective of the reference library: confidence 1 where nothing was observed and 1 + weight elsewhere, one λ for
 * all rows. How exactly rows are solved is what each engine does by itself.
 */
export function alsProblem(factors: number, iterations: number): AlsConfig {
  return {
    ...DEFAULT_ALS,
    factors,
    iterations,
    alpha: 1,
    unobserved: 1,
    regularisation: REGULARISATION,
    frequencyScaling: 0,
  };
}
