/**
 * What the last pass of a descent has done shows in no loss, so the factors themselves are looked at.
 *
 * @param factors items × size, row-major
 * @throws RangeError naming the first item whose factors are not finite
 */
export function checkFactors(factors: Float32Array, size: number): void {
  const wrong = factors.findIndex((value) => !Number.isFinite(value));
  if (wrong < 0) return;
  throw new RangeError(
    `The factors of item ${Math.floor(wrong / size)} are not finite; use a smaller "learningRate".`,
  );
}
