/** A history as a sparse row vector r: distinct items, and what each counts. */
export interface HistoryRow {
  readonly items: Uint32Array;
  readonly weights: Float64Array;
}

/** An items × items matrix S that scores by r·S; how it is stored is its own business. */
export interface ItemOperator {
  readonly itemCount: number;

  /** out = r·S; `out` has length `itemCount` and is overwritten. */
  apply(row: HistoryRow, out: Float32Array): void;

  /** `apply` for several rows, where that is faster; `out` is rows × itemCount. */
  applyBatch?(rows: readonly HistoryRow[], out: Float32Array): void;

  /** S[item, target] for each of the items. */
  entries(items: Uint32Array, target: number): Float64Array;
}
