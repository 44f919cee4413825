import { newestTime } from "../data/merge-history";
import { readHistoryRow, type HistoryReading } from "../linalg/history-row";
import type { History, Recommender } from "../recommender";

/** EASE at serving time: the rows of B for the products of the history, added up. */
export class EaseModel implements Recommender {
  readonly kind = "ease";

  /**
   * @param weights B, products × products, row-major
   * @throws RangeError when `weights` is not a square
   */
  constructor(
    readonly weights: Float32Array,
    readonly productCount: number,
    readonly reading: HistoryReading,
  ) {
    if (weights.length !== productCount ** 2) {
      throw new RangeError(`${weights.length} weights are not ${productCount}×${productCount}.`);
    }
  }

  score(history: History, now: number, out: Float32Array): void {
    const n = this.productCount;
    const { products, weights } = readHistoryRow(history, now, this.reading, n);
    const sums = new Float64Array(n);
    for (let j = 0; j < products.length; j++) {
      const row = products[j] * n;
      const weight = weights[j];
      for (let i = 0; i < n; i++) sums[i] += weight * this.weights[row + i];
    }
    out.set(sums);
  }

  explain(history: History, product: number, now = newestTime(history)): Float32Array {
    const n = this.productCount;
    if (!(product >= 0 && product < n)) throw new RangeError(`Product ${product}, but the model knows ${n}.`);
    const { products, weights, slot, share } = readHistoryRow(history, now, this.reading, n);
    return Float32Array.from(slot, (s, j) => share[j] * weights[s] * this.weights[products[s] * n + product]);
  }
}
