/**
 * Solves A·x = b in place by A = L·Lᵀ for a symmetric positive definite n×n matrix of which only the lower
 * triangle is read. Allocates nothing: training solves one such system per row.
 *
 * @param a row-major, overwritten with L
 * @param b overwritten with x
 * @returns whether A was positive definite and x is finite; if not, both are garbage
 */
export function solveInPlace(a: Float64Array, b: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j <= i; j++) {
      const other = j * n;
      let sum = a[row + j];
      for (let m = 0; m < j; m++) sum -= a[row + m] * a[other + m];
      if (j < i) a[row + j] = sum / a[other + j];
      else if (sum > 0) a[row + i] = Math.sqrt(sum);
      else return false;
    }
  }
  for (let i = 0; i < n; i++) {
    let sum = b[i];
    for (let m = 0; m < i; m++) sum -= a[i * n + m] * b[m];
    b[i] = sum / a[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i];
    for (let m = i + 1; m < n; m++) sum -= a[m * n + i] * b[m];
    b[i] = sum / a[i * n + i];
    if (!Number.isFinite(b[i])) return false;
  }
  return true;
}
