import type { Csr } from "../../linalg/sparse/csr";
import { newestTime, type MergedHistory } from "../../core/data/merge-history";
import { weighRow } from "../../core/neighbours/term-weights";
import { readHistoryRow } from "../../core/linear/history-row";
import type { History, Recommender } from "../../core/recommender";
import type { UserKnnConfig } from "./config";
import { ShopperIndex } from "./shopper-index";

/** Shopper neighbours: what the shoppers most like this history met. The history may be anybody's. */
export class UserKnnModel implements Recommender {
  readonly kind = "user-knn";
  readonly productCount: number;
  private readonly index: ShopperIndex;

  /**
   * @param met shoppers × products: what they met, as it counts towards scores
   * @throws RangeError for weights below 0
   */
  constructor(
    readonly met: Csr,
    readonly config: UserKnnConfig,
  ) {
    const wrong = met.values.findIndex((value) => !(value >= 0));
    if (wrong >= 0) throw new RangeError(`Entry ${wrong} of what shoppers met weighs ${met.values[wrong]}.`);
    this.productCount = met.columns;
    this.index = new ShopperIndex(met, config);
  }

  score(history: History, now: number, out: Float32Array): void {
    const { products, row } = this.weighHistory(history, now);
    const { shoppers, weights } = this.index.findNearest(products, row);
    const { indptr, indices, values } = this.met;
    const sums = new Float64Array(this.productCount);
    for (let n = 0; n < shoppers.length; n++) {
      for (let e = indptr[shoppers[n]]; e < indptr[shoppers[n] + 1]; e++) {
        sums[indices[e]] += weights[n] * values[e];
      }
    }
    out.set(sums);
  }

  /**
   * Exact given the neighbours: what each of them contributes belongs to the products shared with the history, each
   * by its part of their similarity.
   */
  explain(history: History, product: number, now = newestTime(history)): Float32Array {
    if (!(product >= 0 && product < this.productCount)) {
      throw new RangeError(`Product ${product}, but the model knows ${this.productCount}.`);
    }
    const { products, row, slot, share } = this.weighHistory(history, now);
    const { shoppers, dots, weights } = this.index.findNearest(products, row);
    const { indptr, indices, values } = this.met;
    const perDot = new Map<number, number>();
    shoppers.forEach((shopper, n) => {
      const place = indices.subarray(indptr[shopper], indptr[shopper + 1]).indexOf(product);
      if (place >= 0) perDot.set(shopper, (weights[n] * values[indptr[shopper] + place]) / dots[n]);
    });
    const parts = Float64Array.from(products, (past, j) => this.sumOver(perDot, past) * row[j]);
    return Float32Array.from(slot, (s, j) => share[j] * parts[s]);
  }

  /** Σ over the shoppers who met the product, of what each of them counts times their weight of it. */
  private sumOver(counts: ReadonlyMap<number, number>, product: number): number {
    const { indptr, indices, values } = this.index.byProduct;
    let sum = 0;
    for (let e = indptr[product]; e < indptr[product + 1]; e++) {
      sum += (counts.get(indices[e]) ?? 0) * values[e];
    }
    return sum;
  }

  private weighHistory(history: History, now: number): MergedHistory & { readonly row: Float64Array } {
    const merged = readHistoryRow(history, now, this.config, this.productCount);
    const row = new Float64Array(merged.products.length);
    weighRow(merged.products, merged.weights, this.index.terms, this.config, row);
    return { ...merged, row };
  }
}
