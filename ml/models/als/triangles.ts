import type { Kernel } from "../../kernels/kernel";
import { transposeSquare } from "../../linalg/dense";
import { evenRanges } from "./ranges";

/** Rows of a k×k matrix that a thread takes at a time: early rows of a triangle are longer than late ones. */
const RANGE_ROWS = 16;

/** The k×k matrices of `triangularCoordinates` (dense-term.ts), whose letters these are. */
export interface Triangles {
  /**
   * Factors B = CCᵀ, and goes on to the next N.
   *
   * @param bOf an element of B, given that of N, for j ≤ i
   * @returns C⁻ᵀ, k×k
   * @throws RangeError when B is not positive definite
   */
  advance(bOf: (i: number, j: number, n: number) => number): Promise<Float64Array>;
  /** R⁻¹ and U⁻ᵀ: the T of the side solved last and of the one given for it. */
  back(): Promise<{ readonly solved: Float64Array; readonly given: Float64Array }>;
  reset(): void;
}

/** How many matrices the computation needs at once. */
const MATRICES = 5;

/** Bytes that the matrices take in their kernel, the padding between arrays left out. */
export function triangleBytes(k: number): number {
  return 8 * MATRICES * k * leadOf(k) + 4 + 4 * evenRanges(k, RANGE_ROWS).length;
}

/** Doubles from row to row: an odd number of cache lines, so that rows do not fight for the same places. */
export function leadOf(k: number): number {
  return 8 * (2 * Math.floor(Math.ceil(k / 8) / 2) + 1);
}

export function createTriangles(kernel: Kernel, k: number): Triangles {
  const ld = leadOf(k);
  // N in its upper triangle; U and C; Sᵀ, where S = U⁻¹C is R; and L⁻ᵀ of any of them.
  const [n, u, c, s, inverse] = Array.from({ length: MATRICES }, () => kernel.doubles(k * ld));
  const failed = kernel.integers(1);
  const ranges = kernel.integers(evenRanges(k, RANGE_ROWS).length);
  ranges.set(evenRanges(k, RANGE_ROWS));
  const reset = (): void => [n, u, s].forEach((matrix) => setIdentity(matrix, k, ld));

  function factor(a: Float64Array): void {
    kernel.run("factorLower", 0, k, a, k, ld, failed);
    if (failed[0] === 0) return;
    throw new RangeError(
      `ALS: the system that all rows share is not positive definite (pivot ${failed[0] - 1} of ${k}); use more "regularisation".`,
    );
  }

  async function invertTransposed(l: Float64Array): Promise<Float64Array> {
    setIdentity(inverse, k, ld);
    await kernel.share("solveForwardRows", ranges, [l, k, ld, inverse]);
    return readSquare(inverse, k, ld);
  }

  reset();
  return {
    async advance(bOf) {
      for (let i = 0; i < k; i++) {
        for (let j = 0; j <= i; j++) {
          u[i * ld + j] = n[j * ld + i];
          c[i * ld + j] = bOf(i, j, n[j * ld + i]);
        }
      }
      factor(u);
      factor(c);
      transposeTo(s, c, k, ld);
      await kernel.share("solveForwardRows", ranges, [u, k, ld, s]);
      await kernel.share("multiplyUpperRows", ranges, [s, k, ld, n]);
      return invertTransposed(c);
    },
    async back() {
      transposeTo(c, s, k, ld);
      const solved = transposeSquare(await invertTransposed(c), k);
      return { solved, given: await invertTransposed(u) };
    },
    reset,
  };
}

function setIdentity(a: Float64Array, k: number, ld: number): void {
  a.fill(0);
  for (let f = 0; f < k; f++) a[f * ld + f] = 1;
}

function transposeTo(out: Float64Array, a: Float64Array, k: number, ld: number): void {
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) out[j * ld + i] = a[i * ld + j];
}

function readSquare(a: Float64Array, k: number, ld: number): Float64Array {
  const out = new Float64Array(k * k);
  for (let i = 0; i < k; i++) out.set(a.subarray(i * ld, i * ld + k), i * k);
  return out;
}
