import type { Csr } from "../data/csr";
import { newestTime } from "../data/merge-history";
import { readHistoryRow, type HistoryReading } from "../linalg/history-row";
import type { History, Recommender } from "../recommender";

/** Item neighbours over shoppers: what those who met the things in the history met besides, added up. */
export class ItemCfModel implements Recommender {
  readonly kind = "item-cf";
  readonly productCount: number;

  /** @param neighbours products × products, as `fitItemCf` makes it */
  constructor(
    readonly neighbours: Csr,
    readonly reading: HistoryReading,
  ) {
    this.productCount = neighbours.rows;
  }

  score(history: History, now: number, out: Float32Array): void {
    const { indptr, indices, values } = this.neighbours;
    const { products, weights } = readHistoryRow(history, now, this.reading, this.productCount);
    out.fill(0);
    for (let j = 0; j < products.length; j++) {
      for (let e = indptr[products[j]]; e < indptr[products[j] + 1]; e++) {
        out[indices[e]] += weights[j] * values[e];
      }
    }
  }

  explain(history: History, product: number, now = newestTime(history)): Float32Array {
    const { indptr, indices, values } = this.neighbours;
    const row = readHistoryRow(history, now, this.reading, this.productCount);
    return Float32Array.from(row.slot, (slot, j) => {
      const past = row.products[slot];
      const place = indices.subarray(indptr[past], indptr[past + 1]).indexOf(product);
      return place < 0 ? 0 : row.share[j] * row.weights[slot] * values[indptr[past] + place];
    });
  }
}
