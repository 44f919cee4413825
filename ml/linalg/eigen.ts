import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** A = Q·diag(values)·Qᵀ; column c of the row-major `vectors` belongs to `values[c]`. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/** Eigendecomposition of a symmetric positive semidefinite n×n matrix; rounding below 0 becomes 0. */
export function decomposeSymmetric(a: Float64Array, n: number): SymmetricEigen {
  const evd = new EigenvalueDecomposition(Matrix.from1DArray(n, n, a), { assumeSymmetric: true });
  return {
    values: Float64Array.from(evd.realEigenvalues, (value) => Math.max(0, value)),
    vectors: Float64Array.from(evd.eigenvectorMatrix.to1DArray()),
  };
}
