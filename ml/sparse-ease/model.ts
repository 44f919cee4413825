import type { Csr } from "../data/csr";
import { newestTime } from "../data/merge-history";
import { readHistoryRow, type HistoryReading } from "../linalg/history-row";
import type { History, Recommender } from "../recommender";

/** Sparse EASE at serving time: the rows of B for the products of the history, added up. */
export class SparseEaseModel implements Recommender {
  readonly kind = "sparse-ease";
  readonly productCount: number;

  /** @param weights B, products × products */
  constructor(
    readonly weights: Csr,
    readonly reading: HistoryReading,
  ) {
    this.productCount = weights.rows;
  }

  score(history: History, now: number, out: Float32Array): void {
    const { indptr, indices, values } = this.weights;
    const { products, weights } = readHistoryRow(history, now, this.reading, this.productCount);
    out.fill(0);
    for (let j = 0; j < products.length; j++) {
      const weight = weights[j];
      for (let e = indptr[products[j]]; e < indptr[products[j] + 1]; e++)
        out[indices[e]] += weight * values[e];
    }
  }

  explain(history: History, product: number, now = newestTime(history)): Float32Array {
    if (!(product >= 0 && product < this.productCount)) {
      throw new RangeError(`Product ${product}, but the model knows ${this.productCount}.`);
    }
    const { indptr, indices, values } = this.weights;
    const { products, weights, slot, share } = readHistoryRow(history, now, this.reading, this.productCount);
    return Float32Array.from(slot, (s, j) => {
      const from = indptr[products[s]];
      const place = indices.subarray(from, indptr[products[s] + 1]).indexOf(product);
      return place < 0 ? 0 : share[j] * weights[s] * values[from + place];
    });
  }
}
