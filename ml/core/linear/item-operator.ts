import type { Answer } from "../answer";

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

  /**
   * r·S as an answer, where not all of it need be written down.
   *
   * @param met the items of the history that r is of
   * @param explain as `Answer` has it
   */
  answer?(row: HistoryRow, met: Uint32Array, explain: (item: number) => Float32Array): Answer;

  /** S[item, target] for each of the items. */
  entries(items: Uint32Array, target: number): Float64Array;
}
