import type { Kernel } from "../../kernels/kernel";
import { diagonaliseTridiagonal } from "../../linalg/tridiagonal";
import type { SymmetricEigen } from "../../linalg/eigen";
import { restoreValues, sizeOf } from "../../linalg/matrix-size";
import { evenRanges } from "./ranges";
import { leadOf } from "./triangles";

/** Columns that a thread takes at a time: that many of all rows stay in its cache. */
const RANGE_COLUMNS = 64;
/** Rotations collected before they are applied, per row. */
const ROTATIONS_PER_ROW = 16;

/** Eigendecompositions of k×k matrices in a kernel, on all threads. */
export interface Eigenbasis {
  /**
   * @param gram symmetric positive semidefinite; rounding below 0 becomes 0
   * @throws RangeError for elements and eigenvalues that are not finite
   */
  decompose(gram: Float64Array): Promise<SymmetricEigen>;
}

/** Bytes it takes in its kernel, the padding between arrays left out. */
export function eigenbasisBytes(k: number): number {
  return 8 * 2 * k * leadOf(k) + 8 * 3 * k + ROTATIONS_PER_ROW * 20 * k + 4 * rangesOf(k).length;
}

/** A = Q·T·Qᵀ by reflections, T = Z·Λ·Zᵀ by rotations, and Q·Z by applying these to the rows of Qᵀ. */
export function createEigenbasis(kernel: Kernel, k: number): Eigenbasis {
  const ld = leadOf(k);
  const a = kernel.doubles(k * ld);
  const q = kernel.doubles(k * ld);
  const [d, e, h] = [kernel.doubles(k), kernel.doubles(k), kernel.doubles(k)];
  const most = ROTATIONS_PER_ROW * k;
  const rotations = {
    index: kernel.integers(most),
    cosine: kernel.doubles(most),
    sine: kernel.doubles(most),
  };
  const ranges = kernel.integers(rangesOf(k).length);
  ranges.set(rangesOf(k));

  /** T in d and e, Qᵀ in q, of gram / size. */
  async function reduce(gram: Float64Array, size: number): Promise<void> {
    q.fill(0);
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) a[i * ld + j] = gram[i * k + j] / size;
      q[i * ld + i] = 1;
    }
    kernel.run("tridiagonalise", 0, k, a, k, ld, d, e, h);
    await kernel.share("applyReflectors", ranges, [a, k, ld, h, q]);
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < i; j++) [q[i * ld + j], q[j * ld + i]] = [q[j * ld + i], q[i * ld + j]];
    }
  }

  return {
    async decompose(gram) {
      const size = sizeOf(gram, k);
      await reduce(gram, size);
      const { index, cosine, sine } = rotations;
      for (const count of diagonaliseTridiagonal(d, e, rotations)) {
        await kernel.share("applyRotations", ranges, [count, index, cosine, sine, ld, q]);
      }
      const vectors = new Float64Array(k * k);
      for (let c = 0; c < k; c++) for (let i = 0; i < k; i++) vectors[i * k + c] = q[c * ld + i];
      return { values: restoreValues(d, size), vectors };
    },
  };
}

function rangesOf(k: number): Uint32Array {
  return evenRanges(k, RANGE_COLUMNS);
}
