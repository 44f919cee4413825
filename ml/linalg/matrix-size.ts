/**
 * What to divide an n×n matrix by, so that squares neither overflow nor vanish: its largest element, 1 for zeros.
 *
 * @throws RangeError for elements that are not finite
 */
export function sizeOf(a: Float64Array, n: number): number {
  const largest = a.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!Number.isFinite(largest))
    throw new RangeError(`A ${n}×${n} matrix holds elements that are not finite.`);
  return largest === 0 ? 1 : largest;
}

/**
 * The eigenvalues of a positive semidefinite matrix from those of the matrix divided by `size`.
 *
 * @throws RangeError for those that are not finite
 */
export function restoreValues(values: ArrayLike<number>, size: number): Float64Array {
  const restored = Float64Array.from(values, (value) => size * Math.max(0, value));
  if (restored.every(Number.isFinite)) return restored;
  throw new RangeError(`A ${values.length}×${values.length} matrix has eigenvalues that are not finite.`);
}
