import type { Csr } from "../data/csr";
import { topK, type Ranked } from "../math/top-k";

/** "Bought together": which products share baskets more often than chance would have it. */
export class CoPurchaseModel {
  readonly productCount: number;

  /** @param neighbours products × products: discounted lift, as `fitCoPurchase` makes it */
  constructor(readonly neighbours: Csr) {
    this.productCount = neighbours.rows;
  }

  /**
   * What completes a basket of these products: the sum of each candidate's lift over them, best first and
   * without the products themselves. Empty when nothing has been bought with them often enough.
   */
  related(products: Uint32Array, k: number): Ranked {
    const { indptr, indices, values } = this.neighbours;
    const scores = new Float32Array(this.productCount);
    for (const product of new Set(products)) {
      if (product >= this.productCount) {
        throw new RangeError(`Product ${product}, but the model knows ${this.productCount}.`);
      }
      for (let e = indptr[product]; e < indptr[product + 1]; e++) scores[indices[e]] += values[e];
    }
    const blocked = Uint8Array.from(scores, (score) => (score > 0 ? 0 : 1));
    for (const product of products) blocked[product] = 1;
    return topK(scores, k, blocked);
  }
}
