import { cholesky, invertLower } from "../math/cholesky";
import { transposeSquare } from "../math/dense";
import { decomposeSymmetric } from "../math/eigen";
import type { AlsConfig } from "./config";

/**
 * The dense part α₀·G + λ_u·I of every row's system, made diagonal once per half. In the coordinates
 * `z = y · rotation` it is `diag(base + ridge_u)`, and a solution w there is `x = w · back` outside.
 */
export interface DenseTerm {
  /** k×k: the gathered side goes through it. */
  readonly rotation: Float64Array;
  /** k×k: what the solved side still has to go through. */
  readonly back: Float64Array;
  readonly base: Float64Array;
  /** λ_u, given |I_u|; 0 where it is already part of `rotation`. */
  ridgeOf(observed: number): number;
}

/** λ_u = λ · (|I_u| + α₀·n)^ν, Rendle et al. 2021. */
export function frequencyRidge(
  config: Pick<AlsConfig, "regularisation" | "unobserved" | "frequencyScaling">,
  observed: number,
  columns: number,
): number {
  return config.regularisation * (observed + config.unobserved * columns) ** config.frequencyScaling;
}

/**
 * With constant λ the Cholesky factor is enough: α₀G + λI = LLᵀ, z = y·L⁻ᵀ, base = 1. When λ differs by row
 * only the eigenbasis serves all rows: G = QΛQᵀ, z = y·Q, base = α₀Λ.
 *
 * @param gram G = YᵀY of the gathered side, k×k
 * @param columns rows of the gathered side
 */
export function diagonaliseDenseTerm(gram: Float64Array, config: AlsConfig, columns: number): DenseTerm {
  const k = config.factors;
  if (config.frequencyScaling === 0) {
    const system = gram.map((value) => config.unobserved * value);
    for (let f = 0; f < k; f++) system[f * k + f] += config.regularisation;
    const inverse = invertLower(cholesky(system, k), k);
    return {
      rotation: transposeSquare(inverse, k),
      back: inverse,
      base: new Float64Array(k).fill(1),
      ridgeOf: () => 0,
    };
  }
  const { values, vectors } = decomposeSymmetric(gram, k);
  return {
    rotation: vectors,
    back: transposeSquare(vectors, k),
    base: values.map((value) => config.unobserved * value),
    ridgeOf: (observed) => frequencyRidge(config, observed, columns),
  };
}
