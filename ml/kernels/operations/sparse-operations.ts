/** Operations on sparse matrices by rows; see `Csr` in ml/linalg/sparse/csr.ts. */
export interface SparseOperations {
  /**
   * out[r, :] = Σ_e values[e] · dense[indices[e], :]
   *
   * @param width columns of `dense` and of `out`, any number ≥ 1
   */
  sparseTimesDense: [
    indptr: Uint32Array,
    indices: Uint32Array,
    values: Float32Array,
    width: number,
    dense: Float32Array,
    out: Float32Array,
  ];

  /**
   * The rows of A (n × m) most like each row i of the range, by
   *
   *     score(i, j) = ⟨a_i, a_j⟩ / (norm_i · norm_j + shrinkage),   j ≠ i,   score > 0
   *
   * Row i's `limit` best, ascending by j, stand from place (i − first) · limit on, and outCounts[i − first] says how
   * many there are; of equal scores the lower j stays. Scratch `similarityScratch` bytes.
   *
   * @param columnIndptr … the transpose of A
   * @param norms finite and ≥ 0; n rounded up to a multiple of 4 are read
   */
  similarRows: [
    n: number,
    indptr: Uint32Array,
    indices: Uint32Array,
    values: Float32Array,
    columnIndptr: Uint32Array,
    columnIndices: Uint32Array,
    columnValues: Float32Array,
    norms: Float32Array,
    shrinkage: number,
    limit: number,
    first: number,
    outIndices: Uint32Array,
    outValues: Float32Array,
    outCounts: Uint32Array,
  ];
}

/** Sums that `similarRows` marks together: a vector of them. */
export const SUMS_PER_MARK = 4;

/** Bytes of scratch memory for `similarRows`: a heap of keys, one sum per row, one mark per group of sums. */
export function similarityScratch(n: number, limit: number): number {
  const groups = Math.ceil(n / SUMS_PER_MARK);
  return 64 * Math.ceil(limit / 8) + 4 * SUMS_PER_MARK * groups + 16 * Math.ceil(groups / 16);
}
