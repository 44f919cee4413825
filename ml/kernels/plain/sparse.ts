import type { SparseOperations } from "../operations/sparse-operations";

type SimilarRows = SparseOperations["similarRows"];

export function sparseTimesDense(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...[indptr, indices, values, width, dense, out]: SparseOperations["sparseTimesDense"]
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

/** In single precision throughout, so that both kernels find the same neighbours. */
export function similarRows(from: number, to: number, _scratch: ArrayBuffer, ...operands: SimilarRows): void {
  const [n, , , , , , , , , limit, first, outIndices, outValues, outCounts] = operands;
  const sums = new Float32Array(n);
  const met = new Uint32Array(n);
  const isMet = new Uint8Array(n);
  for (let i = from; i < to; i++) {
    const all = met.subarray(0, addItems(i, operands, sums, met, isMet));
    const found = scoreMet(i, operands, all, sums);
    const best =
      found.length <= limit ? found : found.sort((a, b) => sums[b] - sums[a] || a - b).subarray(0, limit);
    best.sort();
    outIndices.set(best, (i - first) * limit);
    outValues.set(
      Float32Array.from(best, (j) => sums[j]),
      (i - first) * limit,
    );
    outCounts[i - first] = best.length;
    for (const j of all) sums[j] = isMet[j] = 0;
  }
}

/** sums[j] = ⟨a_i, a_j⟩ for every j that shares a column with i; lists those in `met` and returns how many. */
function addItems(
  i: number,
  [, indptr, indices, values, columnIndptr, columnIndices, columnValues]: SimilarRows,
  sums: Float32Array,
  met: Uint32Array,
  isMet: Uint8Array,
): number {
  let size = 0;
  for (let e = indptr[i]; e < indptr[i + 1]; e++) {
    const column = indices[e];
    for (let other = columnIndptr[column]; other < columnIndptr[column + 1]; other++) {
      const j = columnIndices[other];
      met[size] = j;
      size += 1 - isMet[j];
      isMet[j] = 1;
      sums[j] += Math.fround(values[e] * columnValues[other]);
    }
  }
  return size;
}

/** Turns the sums of row i into scores and returns those j that are neighbours. */
function scoreMet(i: number, operands: SimilarRows, met: Uint32Array, sums: Float32Array): Uint32Array {
  const [, , , , , , , norms, shrinkage] = operands;
  return met.filter((j) => {
    const scale = Math.fround(Math.fround(norms[i] * norms[j]) + Math.fround(shrinkage));
    if (j === i || !(scale > 0)) return false;
    sums[j] /= scale;
    return sums[j] > 0;
  });
}
