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

/** L⁻¹ of a lower triangular n×n matrix. */
export function invertLower(l: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  for (let column = 0; column < n; column++) {
    inverse[column * n + column] = 1 / l[column * n + column];
    for (let i = column + 1; i < n; i++) {
      let sum = 0;
      for (let m = column; m < i; m++) sum -= l[i * n + m] * inverse[m * n + column];
      inverse[i * n + column] = sum / l[i * n + i];
    }
  }
  return inverse;
}
