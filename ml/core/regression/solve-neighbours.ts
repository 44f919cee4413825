import { solveInPlace } from "../../linalg/cholesky";

/** A pivot this much smaller than its diagonal entry is rounding. */
const SINGULAR = 1e-12;
const MAX_SWEEPS = 200;
const TOLERANCE = 1e-6;

/**
 * x of A·x = b for the regression of an item on its neighbours, in place.
 *
 * @param a n × n, symmetric positive definite; the part on and below the diagonal is read, and overwritten
 * @param x holds b, and then the answer
 * @throws RangeError naming the item when A is not positive definite
 */
export function solveRegression(a: Float64Array, n: number, x: Float64Array, item: number): void {
  if (solveInPlace(a, x, n, SINGULAR)) return;
  throw new RangeError(`The neighbours of item ${item} depend on each other; use more regularisation.`);
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
