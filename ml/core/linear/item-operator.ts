/** A history as a sparse row vector r: distinct products, and what each counts. */
export interface HistoryRow {
  readonly products: Uint32Array;
  readonly weights: Float64Array;
}

/** A products × products matrix S that scores by r·S; how it is stored is its own business. */
export interface ItemOperator {
  readonly productCount: number;

  /** out = r·S; `out` has length `productCount` and is overwritten. */
  apply(row: HistoryRow, out: Float32Array): void;

  /** `apply` for several rows, where that is faster; `out` is rows × productCount. */
  applyBatch?(rows: readonly HistoryRow[], out: Float32Array): void;

  /** S[product, target] for each of the products. */
  entries(products: Uint32Array, target: number): Float64Array;
}
