import { describe, expect, it } from "vitest";
import { createRng } from "../base/rng";
import { diagonaliseTridiagonal } from "./tridiagonal";

/** How many rotations it takes, per n²: each eigenvalue of n takes some sweeps over what is left. */
function countRotations(d: Float64Array, e: Float64Array): number {
  const n = d.length;
  const most = 16 * n;
  const rotations = {
    index: new Uint32Array(most),
    cosine: new Float64Array(most),
    sine: new Float64Array(most),
  };
  let count = 0;
  for (const used of diagonaliseTridiagonal(d, e, rotations)) count += used;
  return count / (n * n);
}

/** Random elements, each `fading` orders of magnitude below the one after it. */
function createFading(n: number, fading: number): readonly [Float64Array, Float64Array] {
  const rng = createRng(n);
  const of = (i: number) => rng.normal() * 10 ** (-fading * (n - 1 - i));
  return [
    Float64Array.from({ length: n }, (_, i) => of(i)),
    Float64Array.from({ length: n }, (_, i) => of(i)),
  ];
}

describe("the eigenvalues of a tridiagonal matrix", () => {
  it.each([64, 256, 512])("take no more work where it fades away than where it does not, n = %i", (n) => {
    const ordinary = countRotations(...createFading(n, 0));
    expect(ordinary).toBeGreaterThan(0.5);
    for (const fading of [0.01, 0.05, 0.1, 0.2, 1]) {
      expect(countRotations(...createFading(n, fading))).toBeLessThan(1.2 * ordinary);
    }
  });

  it("take none of zeros and of a diagonal", () => {
    expect(countRotations(new Float64Array(9), new Float64Array(9))).toBe(0);
    expect(countRotations(Float64Array.of(3, 1, 2), new Float64Array(3))).toBe(0);
  });
});
