/**
 * Operations on one row in double precision over factors in single; the range is one of its entries, the distinct
 * `columns` it has something in. Any k ≥ 1.
 */
export interface FoldInOperations {
  /** out = Σ_e weights[e] · factors[columns[e]] */
  sumEntries: [
    k: number,
    columns: Uint32Array,
    weights: Float64Array,
    factors: Float32Array,
    out: Float64Array,
  ];

  /**
   * x = A⁻¹·b by conjugate gradient preconditioned with diag(base), for
   *
   *     A = diag(base) + Σ_e confidence[e] · y_e y_eᵀ        y_e = factors[columns[e]], base > 0, confidence ≥ 0
   *
   * The preconditioned system is the identity plus rank n, so it ends after at most n + 1 steps but for rounding; or
   * when the preconditioned residual has shrunk to `tolerance`, or after `maxSteps`. Scratch 24·k bytes.
   */
  solveEntries: [
    k: number,
    columns: Uint32Array,
    confidence: Float64Array,
    factors: Float32Array,
    base: Float64Array,
    right: Float64Array,
    tolerance: number,
    maxSteps: number,
    solved: Float64Array,
  ];
}
