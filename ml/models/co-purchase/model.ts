import type { Csr } from "../../linalg/sparse/csr";
import { LinearModel } from "../../core/linear/linear-model";
import { SparseOperator } from "../../core/linear/sparse-operator";
import { topK, type Ranked } from "../../base/top-k";

/** A basket is what it holds: how many of each, and since when, does not matter. */
const PRESENCE = { binary: true, decayPerDay: 0, floor: 0 };

/**
 * "Bought together": which items share baskets more often than chance would have it. As a recommender it reads a
 * history as a basket.
 */
export class CoPurchaseModel extends LinearModel<SparseOperator> {
  /** @param neighbours items × items: how strongly each is related, as `fitCoPurchase` makes it */
  constructor(readonly neighbours: Csr) {
    super("co-purchase", new SparseOperator(neighbours), PRESENCE);
  }

  /**
   * What completes a basket of these items: the sum of each candidate's relation to them, best first and
   * without the items themselves. Empty when nothing has been bought with them often enough.
   */
  relatedTo(items: Uint32Array, k: number): Ranked {
    const { indptr, indices, values } = this.neighbours;
    const scores = new Float32Array(this.itemCount);
    for (const item of new Set(items)) {
      if (item >= this.itemCount) {
        throw new RangeError(`Item ${item}, but the model knows ${this.itemCount}.`);
      }
      for (let e = indptr[item]; e < indptr[item + 1]; e++) scores[indices[e]] += values[e];
    }
    const blocked = new Uint8Array(this.itemCount);
    for (let i = 0; i < scores.length; i++) if (!(scores[i] > 0)) blocked[i] = 1;
    for (const item of items) blocked[item] = 1;
    return topK(scores, k, blocked);
  }
}
