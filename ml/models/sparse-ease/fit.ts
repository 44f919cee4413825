import { transpose, type Csr } from "../../linalg/sparse/csr";
import { NO_PACE } from "../../base/pace";
import { computeSimilarities } from "../../linalg/sparse/similarities";
import type { SparseRun } from "../../linalg/sparse/sparse-run";
import type { SparseEaseConfig } from "./config";
import { createGramAround } from "../../core/regression/local-gram";
import { solveNonNegative, solveRegression } from "../../core/regression/solve-neighbours";

export interface SparseEaseRun extends SparseRun {
  /** From 0 to 1. */
  onProgress?(fraction: number): void;
}

/** Items solved between two chances to stop. */
const CHUNK = 256;

/**
 * B of the equation in README.md, by rows: row j holds what having item j adds to the scores of others.
 *
 * @param matrix users × items
 * @throws RangeError for an empty matrix, and naming the item whose system cannot be solved
 */
export async function fitSparseEase(
  matrix: Csr,
  config: SparseEaseConfig,
  run: SparseEaseRun = {},
): Promise<Csr> {
  if (matrix.indices.length === 0) {
    throw new RangeError(`Nothing to learn from: the ${matrix.rows}×${matrix.columns} matrix is empty.`);
  }
  const { pace = NO_PACE } = run;
  const byItem = transpose(weighUsers(matrix, config.userExponent));
  const found = await computeSimilarities(byItem, { limit: config.neighbours }, run);
  const solve = createSolver(byItem, config);
  const weights = new Float32Array(found.indices.length);
  for (let item = 0; item < found.rows; item++) {
    if (item % CHUNK === 0) {
      pace.checkpoint();
      run.onProgress?.(item / found.rows);
      await pace.yield();
    }
    const [from, to] = [found.indptr[item], found.indptr[item + 1]];
    weights.set(solve(item, found.indices.subarray(from, to)), from);
  }
  run.onProgress?.(1);
  return transpose(withoutZeros({ ...found, values: weights }));
}

/** Each row times the square root of what its user counts, so that Gram matrices count users by it. */
function weighUsers(matrix: Csr, exponent: number): Csr {
  const { rows, indptr } = matrix;
  const values = matrix.values.slice();
  for (let u = 0; u < rows; u++) {
    const scale = Math.pow(indptr[u + 1] - indptr[u], -exponent / 2);
    for (let e = indptr[u]; e < indptr[u + 1]; e++) values[e] *= scale;
  }
  return { ...matrix, values };
}

/** Solves one item's regression on its neighbours: (G + Λ)·w = g. */
function createSolver(byItem: Csr, config: SparseEaseConfig): (i: number, near: Uint32Array) => Float64Array {
  const gramAround = createGramAround(byItem, config.neighbours);
  const system = new Float64Array(Math.min(config.neighbours, byItem.rows) ** 2);
  const noise = config.dropout / (1 - config.dropout);
  return (item, near) => {
    const n = near.length;
    const all = gramAround(item, near);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) system[i * n + j] = all[i * (n + 1) + j];
      system[i * n + i] += config.regularisation + noise * system[i * n + i];
    }
    const weights = all.slice(n * (n + 1), n * (n + 1) + n);
    if (config.nonNegative) solveNonNegative(system, n, weights);
    else solveRegression(system, n, weights, item);
    return weights;
  };
}

function withoutZeros(matrix: Csr): Csr {
  const indptr = new Uint32Array(matrix.rows + 1);
  const kept = matrix.values.reduce((count, value) => count + (value === 0 ? 0 : 1), 0);
  const indices = new Uint32Array(kept);
  const values = new Float32Array(kept);
  let size = 0;
  for (let r = 0; r < matrix.rows; r++) {
    for (let e = matrix.indptr[r]; e < matrix.indptr[r + 1]; e++) {
      if (matrix.values[e] === 0) continue;
      indices[size] = matrix.indices[e];
      values[size++] = matrix.values[e];
    }
    indptr[r + 1] = size;
  }
  return { ...matrix, indptr, indices, values };
}
