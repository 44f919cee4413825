import type { SimilarityProblem, SparseOps, SparseRows } from "./sparse-ops";

/** The sparse kernels in plain TypeScript: what the WebAssembly ones compute, and their stand-in. */
export const plainSparse: SparseOps = { sparseTimesDense, similarRows };

function sparseTimesDense(
  { indptr, indices, values }: SparseRows,
  width: number,
  from: number,
  to: number,
  dense: Float32Array,
  out: Float32Array,
): void {
  const sums = new Float64Array(width);
  for (let r = from; r < to; r++) {
    sums.fill(0);
    for (let e = indptr[r]; e < indptr[r + 1]; e++) {
      const row = indices[e] * width;
      const value = values[e];
      for (let c = 0; c < width; c++) sums[c] += value * dense[row + c];
    }
    out.set(sums, r * width);
  }
}

function similarRows(problem: SimilarityProblem, from: number, to: number): void {
  const n = problem.norms.length;
  const sums = new Float32Array(n);
  const met = new Uint32Array(n);
  const isMet = new Uint8Array(n);
  for (let i = from; i < to; i++) {
    const size = addProducts(problem, i, sums, met, isMet);
    keepBest(problem, i, scoreRow(problem, i, met.subarray(0, size), sums), sums);
    for (let m = 0; m < size; m++) sums[met[m]] = isMet[met[m]] = 0;
  }
}

/** sums[j] = ⟨a_i, a_j⟩ for every j that shares a column with i; lists those in `met` and returns how many. */
function addProducts(
  { rows, columns }: SimilarityProblem,
  i: number,
  sums: Float32Array,
  met: Uint32Array,
  isMet: Uint8Array,
): number {
  let size = 0;
  for (let e = rows.indptr[i]; e < rows.indptr[i + 1]; e++) {
    const column = rows.indices[e];
    const value = rows.values[e];
    for (let other = columns.indptr[column]; other < columns.indptr[column + 1]; other++) {
      const j = columns.indices[other];
      met[size] = j;
      size += 1 - isMet[j];
      isMet[j] = 1;
      sums[j] += Math.fround(value * columns.values[other]);
    }
  }
  return size;
}

/** Turns the sums of row i into scores and returns those j that are neighbours. */
function scoreRow(
  { norms, shrinkage }: SimilarityProblem,
  i: number,
  met: Uint32Array,
  sums: Float32Array,
): Uint32Array {
  return met.filter((j) => {
    const scale = Math.fround(Math.fround(norms[i] * norms[j]) + Math.fround(shrinkage));
    if (j === i || !(scale > 0)) return false;
    sums[j] /= scale;
    return sums[j] > 0;
  });
}

function keepBest(problem: SimilarityProblem, i: number, found: Uint32Array, scores: Float32Array): void {
  const { first, limit, outIndices, outValues, outCounts } = problem;
  const best =
    found.length > limit ? found.sort((a, b) => scores[b] - scores[a] || a - b).subarray(0, limit) : found;
  best.sort();
  const start = (i - first) * limit;
  outIndices.set(best, start);
  for (let m = 0; m < best.length; m++) outValues[start + m] = scores[best[m]];
  outCounts[i - first] = best.length;
}
