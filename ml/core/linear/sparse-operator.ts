import type { Csr } from "../../linalg/sparse/csr";
import type { HistoryRow, ItemOperator } from "./item-operator";

/** S by its entries that are not 0: rows added up. */
export class SparseOperator implements ItemOperator {
  readonly productCount: number;

  /** @param matrix products × products; row j holds what having j adds to the scores of others */
  constructor(readonly matrix: Csr) {
    this.productCount = matrix.rows;
  }

  apply({ products, weights }: HistoryRow, out: Float32Array): void {
    const { indptr, indices, values } = this.matrix;
    out.fill(0);
    for (let j = 0; j < products.length; j++) {
      const weight = weights[j];
      for (let e = indptr[products[j]]; e < indptr[products[j] + 1]; e++) {
        out[indices[e]] += weight * values[e];
      }
    }
  }

  entries(products: Uint32Array, target: number): Float64Array {
    const { indptr, indices, values } = this.matrix;
    return Float64Array.from(products, (product) => {
      const place = indices.subarray(indptr[product], indptr[product + 1]).indexOf(target);
      return place < 0 ? 0 : values[indptr[product] + place];
    });
  }
}
