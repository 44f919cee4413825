import type { Csr } from "../../linalg/sparse/csr";
import type { HistoryRow, ItemOperator } from "./item-operator";

/** S by its entries that are not 0: rows added up. */
export class SparseOperator implements ItemOperator {
  readonly itemCount: number;

  /** @param matrix products × items; row j holds what having j adds to the scores of others */
  constructor(readonly matrix: Csr) {
    this.itemCount = matrix.rows;
  }

  apply({ items, weights }: HistoryRow, out: Float32Array): void {
    const { indptr, indices, values } = this.matrix;
    out.fill(0);
    for (let j = 0; j < items.length; j++) {
      const weight = weights[j];
      for (let e = indptr[items[j]]; e < indptr[items[j] + 1]; e++) {
        out[indices[e]] += weight * values[e];
      }
    }
  }

  entries(items: Uint32Array, target: number): Float64Array {
    const { indptr, indices, values } = this.matrix;
    return Float64Array.from(items, (item) => {
      const place = indices.subarray(indptr[item], indptr[item + 1]).indexOf(target);
      return place < 0 ? 0 : values[indptr[item] + place];
    });
  }
}
