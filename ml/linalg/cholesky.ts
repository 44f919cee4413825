import type { Block } from "./block-product";

/** When a pivot is taken for rounding, and the matrix for one that is not positive definite. */
export interface PivotRule {
  /** The least share of its diagonal entry that a pivot may be; 0 where any positive one will do. */
  readonly tolerance?: number;
  /** The diagonal that pivots are measured against, where the block's own has been worked on; of the whole matrix. */
  readonly diagonal?: Float64Array;
  /** Row of `diagonal` that the block begins with. */
  readonly from?: number;
}

/**
 * L of A = L·Lᵀ for a symmetric positive definite matrix, in place. Only the part on and below the diagonal is read and
 * written. The library's only Cholesky beside those of the kernels.
 *
 * @param a n × n
 * @returns the row of the first pivot that is too small, which is left in its place; −1 where A was positive definite
 */
export function factorInPlace(
  { data, offset, stride }: Block,
  n: number,
  { tolerance = 0, diagonal, from = 0 }: PivotRule = {},
): number {
  for (let i = 0; i < n; i++) {
    const row = offset + i * stride;
    for (let j = 0; j <= i; j++) {
      const other = offset + j * stride;
      const whole = data[row + j];
      const sum = whole - dot(data, row, other, j);
      if (j < i) data[row + j] = sum / data[other + j];
      else if (sum > tolerance * (diagonal ? diagonal[from + i] : whole)) data[row + i] = Math.sqrt(sum);
      else {
        data[row + i] = sum;
        return i;
      }
    }
  }
  return -1;
}

/**
 * x of A·x = b, both in place.
 *
 * @param a n × n, row-major, symmetric positive definite; the part on and below the diagonal is read, and overwritten
 * @param x holds b, and then the answer
 * @param tolerance the least share of its diagonal entry that a pivot may be
 * @returns false when A is not positive definite or the answer is not finite: both are garbage then
 */
export function solveInPlace(a: Float64Array, x: Float64Array, n: number, tolerance = 0): boolean {
  if (factorInPlace({ data: a, offset: 0, stride: n }, n, { tolerance }) >= 0) return false;
  for (let i = 0; i < n; i++) {
    let sum = x[i];
    for (let k = 0; k < i; k++) sum -= a[i * n + k] * x[k];
    x[i] = sum / a[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    x[i] /= a[i * n + i];
    if (!Number.isFinite(x[i])) return false;
    for (let k = 0; k < i; k++) x[k] -= a[i * n + k] * x[i];
  }
  return true;
}

/**
 * L of A = L·Lᵀ for a symmetric positive definite n×n matrix, row-major; above the diagonal zeros.
 *
 * @throws RangeError naming the pivot when A is not positive definite
 */
export function cholesky(a: Float64Array, n: number): Float64Array {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) l.set(a.subarray(i * n, i * n + i + 1), i * n);
  const wrong = factorInPlace({ data: l, offset: 0, stride: n }, n);
  if (wrong < 0) return l;
  throw new RangeError(
    `Pivot ${wrong} of ${n} is ${l[wrong * n + wrong]}: not positive definite; use more regularisation.`,
  );
}

/**
 * L⁻¹ of a lower triangular n×n matrix, row-major; above the diagonal zeros.
 *
 * @param offset where L begins in `l`
 * @param stride from one row of L to the next
 */
export function invertLower(l: Float64Array, n: number, offset = 0, stride = n): Float64Array {
  const inverse = new Float64Array(n * n);
  for (let column = 0; column < n; column++) {
    for (let i = column; i < n; i++) {
      let sum = i === column ? 1 : 0;
      for (let k = column; k < i; k++) sum -= l[offset + i * stride + k] * inverse[k * n + column];
      inverse[i * n + column] = sum / l[offset + i * stride + i];
    }
  }
  return inverse;
}

/** Of two stretches of `a`; four sums, because one would have to wait for itself at every step. */
function dot(a: Float64Array, p: number, q: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 4 <= length; k += 4) {
    s0 += a[p + k] * a[q + k];
    s1 += a[p + k + 1] * a[q + k + 1];
    s2 += a[p + k + 2] * a[q + k + 2];
    s3 += a[p + k + 3] * a[q + k + 3];
  }
  for (; k < length; k++) s0 += a[p + k] * a[q + k];
  return s0 + s1 + s2 + s3;
}
