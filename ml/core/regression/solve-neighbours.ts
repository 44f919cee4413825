/** A pivot this much smaller than its diagonal entry is rounding. */
const SINGULAR = 1e-12;
const MAX_SWEEPS = 200;
const TOLERANCE = 1e-6;

/**
 * x of A·x = b by Cholesky, in place.
 *
 * @param a n × n, symmetric positive definite; the part on and below the diagonal is read, and overwritten
 * @param x holds b, and then the answer
 * @returns false when A is not positive definite to working precision
 */
export function solveDefinite(a: Float64Array, n: number, x: Float64Array): boolean {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j <= i; j++) {
      const other = j * n;
      const whole = a[row + j];
      const sum = whole - dot(a, row, other, j);
      if (j < i) a[row + j] = sum / a[other + j];
      else if (sum > SINGULAR * whole) a[row + i] = Math.sqrt(sum);
      else return false;
    }
  }
  for (let i = 0; i < n; i++) {
    let sum = x[i];
    for (let k = 0; k < i; k++) sum -= a[i * n + k] * x[k];
    x[i] = sum / a[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    x[i] /= a[i * n + i];
    for (let k = 0; k < i; k++) x[k] -= a[i * n + k] * x[i];
  }
  return true;
}

/**
 * `solveDefinite` for the regression of an item on its neighbours.
 *
 * @throws RangeError naming the item when A is not positive definite
 */
export function solveRegression(a: Float64Array, n: number, x: Float64Array, item: number): void {
  if (solveDefinite(a, n, x)) return;
  throw new RangeError(`The neighbours of item ${item} depend on each other; use more regularisation.`);
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

/**
 * The x ≥ 0 that minimises xᵀA·x/2 − bᵀx, by coordinate descent from zero until no coordinate moves by more than a
 * millionth of the largest.
 *
 * @param a n × n, symmetric, with a positive diagonal; the part on and below the diagonal is read, the other written
 * @param x holds b, and then the answer
 */
export function solveNonNegative(a: Float64Array, n: number, x: Float64Array): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[j * n + i] = a[i * n + j];
  const rest = x.slice(0, n); // b − A·x
  x.fill(0, 0, n);
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let [largest, moved] = [0, 0];
    for (let i = 0; i < n; i++) {
      const next = Math.max(0, x[i] + rest[i] / a[i * n + i]);
      const step = next - x[i];
      x[i] = next;
      largest = Math.max(largest, next);
      moved = Math.max(moved, Math.abs(step));
      if (step !== 0) for (let j = 0; j < n; j++) rest[j] -= step * a[i * n + j];
    }
    if (moved <= TOLERANCE * largest) return;
  }
}
