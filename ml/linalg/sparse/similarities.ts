import { transpose, type Csr } from "./csr";
import { createKernel } from "../../kernels/create-kernel";
import type { Kernel } from "../../kernels/kernel";
import { similarityScratch, SUMS_PER_MARK } from "../../kernels/operations/sparse-operations";
import { copyMatrix, matrixBytes } from "./kernel-matrix";
import { collectRows } from "./collect-rows";
import { rowLengths } from "./row-lengths";
import type { SparseRun } from "./sparse-run";
import { forWaves, waveBytes } from "./waves";

export interface SimilarityOptions {
  /** Most neighbours kept per row, ≥ 1. */
  readonly limit: number;
  /** One number per row, finite and ≥ 0; the lengths of the rows where left out, which makes it the cosine. */
  readonly norms?: Float32Array;
  /** Added to the product of two norms, ≥ 0; default 0. */
  readonly shrinkage?: number;
}

/** Places for neighbours that a wave may fill. */
const WAVE_PLACES = 2 ** 20;

/**
 * The rows most like each row of A by the columns they share:
 *
 *     score(i, j) = ⟨a_i, a_j⟩ / (norm_i · norm_j + shrinkage),   j ≠ i,   score > 0
 *
 * Costs one multiplication per pair of entries in a column: columns with very many entries cost their square, so
 * leave out those that say little.
 *
 * @returns n × n; row i holds its neighbours ascending. Of equal scores the lower index is kept.
 * @throws RangeError for options out of range
 */
export async function computeSimilarities(
  matrix: Csr,
  options: SimilarityOptions,
  { pace, pool, backend }: SparseRun = {},
): Promise<Csr> {
  const { norms = rowLengths(matrix), shrinkage = 0 } = options;
  checkOptions(matrix, norms, shrinkage, options.limit);
  const n = matrix.rows;
  const limit = Math.min(options.limit, Math.max(1, n));
  const waveRows = Math.min(n, Math.ceil(WAVE_PLACES / limit));
  const columns = transpose(matrix);
  const places = 2 * waveRows * limit + waveRows + n + SUMS_PER_MARK;
  const bytes = matrixBytes(matrix) + matrixBytes(columns) + 4 * places + 4 * 64;
  const scratch = similarityScratch(n, limit);
  const kernel = createKernel(bytes + waveBytes(pool?.threads ?? 1), { pool, backend, scratch });
  try {
    const matrices = [...copyMatrix(kernel, matrix), ...copyMatrix(kernel, columns)] as const;
    const operands = [...matrices, copyNorms(kernel, norms), shrinkage, limit] as const;
    const outputs = [
      kernel.integers(waveRows * limit),
      kernel.floats(waveRows * limit),
      kernel.integers(waveRows),
    ] as const;
    const found = collectRows(n, n);
    const work = { costOf: pairsOf(matrix, columns), mostRows: waveRows, pace };
    await forWaves(kernel, n, work, async ({ from, to, ranges }) => {
      await kernel.share("similarRows", ranges, [n, ...operands, from, ...outputs], pace);
      found.take(to - from, limit, ...outputs);
    });
    return found.toCsr();
  } finally {
    kernel.release();
  }
}

/** Rounded up: the kernel reads whole groups. */
function copyNorms(kernel: Kernel, norms: Float32Array): Float32Array {
  const copy = kernel.floats(SUMS_PER_MARK * Math.ceil(norms.length / SUMS_PER_MARK));
  copy.set(norms);
  return copy;
}

/** How many pairs of entries row i takes part in, and the walk over its sums. */
function pairsOf(rows: Csr, columns: Csr): (i: number) => number {
  const walk = rows.rows / 16 + 1;
  return (i) => {
    let pairs = walk;
    for (let e = rows.indptr[i]; e < rows.indptr[i + 1]; e++) {
      const column = rows.indices[e];
      pairs += columns.indptr[column + 1] - columns.indptr[column];
    }
    return pairs;
  };
}

function checkOptions(matrix: Csr, norms: Float32Array, shrinkage: number, limit: number): void {
  if (!(Number.isInteger(limit) && limit >= 1)) {
    throw new RangeError(`"limit" must be an integer ≥ 1; found ${limit}.`);
  }
  if (!(shrinkage >= 0 && Number.isFinite(shrinkage))) {
    throw new RangeError(`"shrinkage" must be finite and ≥ 0; found ${shrinkage}.`);
  }
  if (norms.length !== matrix.rows) {
    throw new RangeError(`${norms.length} norms for ${matrix.rows} rows: give one per row.`);
  }
  const wrong = norms.findIndex((norm) => !(norm >= 0 && Number.isFinite(norm)));
  if (wrong >= 0) throw new RangeError(`Norm ${wrong} is ${norms[wrong]}; norms are finite and ≥ 0.`);
}
