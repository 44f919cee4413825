import type { Csr } from "../data/csr";
import { mergeHistory, newestTime } from "../data/merge-history";
import type { History, Recommender } from "../recommender";

export interface ItemKnnServing {
  readonly decayPerDay: number;
  readonly floor: number;
}

/** Item neighbours: what others looked at on the same day as the things in the history, added up. */
export class ItemKnnModel implements Recommender {
  readonly kind = "item-knn";
  readonly productCount: number;

  /** @param neighbours products × products, as `countPairs` makes it */
  constructor(
    readonly neighbours: Csr,
    readonly config: ItemKnnServing,
  ) {
    this.productCount = neighbours.rows;
  }

  score(history: History, now: number, out: Float32Array): void {
    const { indptr, indices, values } = this.neighbours;
    const { products, weights } = mergeHistory(history, now, this.config, this.productCount);
    out.fill(0);
    for (let j = 0; j < products.length; j++) {
      for (let e = indptr[products[j]]; e < indptr[products[j] + 1]; e++) {
        out[indices[e]] += weights[j] * values[e];
      }
    }
  }

  explain(history: History, product: number, now = newestTime(history)): Float32Array {
    const { indptr, indices, values } = this.neighbours;
    const merged = mergeHistory(history, now, this.config, this.productCount);
    return Float32Array.from(merged.slot, (slot, j) => {
      const past = merged.products[slot];
      const row = indices.subarray(indptr[past], indptr[past + 1]);
      const place = row.indexOf(product);
      return place < 0 ? 0 : merged.share[j] * merged.weights[slot] * values[indptr[past] + place];
    });
  }
}
