/** The arrays of a sparse matrix by rows, in a kernel's memory: see `Csr` in ml/data/csr.ts. */
export interface SparseRows {
  readonly indptr: Uint32Array;
  readonly indices: Uint32Array;
  readonly values: Float32Array;
}

/** Which rows of a sparse matrix are alike, and where the answer goes. */
export interface SimilarityProblem {
  /** A, n × m, and its transpose. */
  readonly rows: SparseRows;
  readonly columns: SparseRows;
  /** Length n, finite and ≥ 0. */
  readonly norms: Float32Array;
  /** Added to the product of two norms, ≥ 0: pairs with little in common count less. */
  readonly shrinkage: number;
  /** Most neighbours kept per row, ≥ 1. */
  readonly limit: number;
  /** The row whose neighbours stand at the beginning of the three arrays below. */
  readonly first: number;
  /** `limit` places per row: neighbours ascending, and how alike they are. */
  readonly outIndices: Uint32Array;
  readonly outValues: Float32Array;
  /** How many places of each row are used. */
  readonly outCounts: Uint32Array;
}

/** The kernels on sparse matrices. */
export interface SparseOps {
  /**
   * out[r, :] = Σ_e values[e] · dense[indices[e], :] for each row of the range.
   *
   * @param width columns of `dense` and of `out`, any number ≥ 1
   */
  sparseTimesDense(
    matrix: SparseRows,
    width: number,
    from: number,
    to: number,
    dense: Float32Array,
    out: Float32Array,
  ): void;

  /**
   * The rows most like each row i of the range, by
   *
   *     score(i, j) = ⟨a_i, a_j⟩ / (norm_i · norm_j + shrinkage),   j ≠ i,   score > 0
   *
   * Of equal scores the lower index stays.
   *
   * @param scratch `similarityScratch` integers, zeroed before the first call and left zeroed; one per thread
   */
  similarRows(problem: SimilarityProblem, from: number, to: number, scratch: Uint32Array): void;
}

/** Columns whose sums share one mark: a cache line of them. */
export const SUMS_PER_MARK = 16;

/**
 * Integers of scratch that `similarRows` needs for n rows: a heap of `limit` keys of 8 bytes, a sum per row, and a
 * byte per `SUMS_PER_MARK` sums, each rounded up to whole lines.
 */
export function similarityScratch(n: number, limit: number): number {
  const lines = Math.ceil(n / SUMS_PER_MARK);
  return 2 * limit + lines * SUMS_PER_MARK + 4 * Math.ceil(lines / 16);
}
