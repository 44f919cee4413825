import { identityMatrix } from "./dense";

/**
 * L of A = L·Lᵀ for a symmetric positive definite n×n matrix, row-major; above the diagonal zeros.
 *
 * @throws RangeError naming the pivot when A is not positive definite
 */
export function cholesky(a: Float64Array, n: number): Float64Array {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j];
      for (let m = 0; m < j; m++) sum -= l[i * n + m] * l[j * n + m];
      if (i !== j) l[i * n + j] = sum / l[j * n + j];
      else if (sum > 0) l[i * n + i] = Math.sqrt(sum);
      else
        throw new RangeError(`Pivot ${i} of ${n} is ${sum}: not positive definite; use more regularisation.`);
    }
  }
  return l;
}

/** X of L·X = B for lower triangular n×n matrices, which makes X one too. */
export function solveLower(l: Float64Array, b: Float64Array, n: number): Float64Array {
  const x = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const row = x.subarray(i * n, i * n + i + 1);
    for (let j = 0; j <= i; j++) row[j] = b[i * n + j];
    for (let m = 0; m < i; m++) {
      const weight = l[i * n + m];
      for (let j = 0; j <= m; j++) row[j] -= weight * x[m * n + j];
    }
    const scale = 1 / l[i * n + i];
    for (let j = 0; j <= i; j++) row[j] *= scale;
  }
  return x;
}

/** L⁻¹ of a lower triangular n×n matrix. */
export function invertLower(l: Float64Array, n: number): Float64Array {
  return solveLower(l, identityMatrix(n), n);
}

/** LᵀL of a lower triangular n×n matrix. */
export function gramOfLower(l: Float64Array, n: number): Float64Array {
  const gram = new Float64Array(n * n);
  for (let m = 0; m < n; m++) {
    for (let i = 0; i <= m; i++) {
      const weight = l[m * n + i];
      for (let j = 0; j <= i; j++) gram[i * n + j] += weight * l[m * n + j];
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) gram[j * n + i] = gram[i * n + j];
  return gram;
}
