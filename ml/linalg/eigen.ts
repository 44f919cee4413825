import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { restoreValues, sizeOf } from "./matrix-size";

/** A = Q·diag(values)·Qᵀ; column c of the row-major `vectors` belongs to `values[c]`. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/**
 * Eigendecomposition of a symmetric positive semidefinite n×n matrix; rounding below 0 becomes 0.
 *
 * @throws RangeError for elements and eigenvalues that are not finite
 */
export function decomposeSymmetric(a: Float64Array, n: number): SymmetricEigen {
  const size = sizeOf(a, n);
  const unit = a.map((value) => value / size);
  const evd = new EigenvalueDecomposition(Matrix.from1DArray(n, n, unit), { assumeSymmetric: true });
  return {
    values: restoreValues(evd.realEigenvalues, size),
    vectors: Float64Array.from(evd.eigenvectorMatrix.to1DArray()),
  };
}
