import type { Csr } from "../../linalg/sparse/csr";
import { newestTime, type MergedHistory } from "../../core/data/merge-history";
import { weighRow } from "../../core/neighbours/term-weights";
import { readHistoryRow } from "../../core/linear/history-row";
import type { History, Recommender } from "../../core/recommender";
import type { UserKnnConfig } from "./config";
import { UserIndex } from "./user-index";

/** User neighbours: what the users most like this history met. The history may be anybody's. */
export class UserKnnModel implements Recommender {
  readonly kind = "user-knn";
  readonly itemCount: number;
  private readonly index: UserIndex;

  /**
   * @param met users × items: what they met, as it counts towards scores
   * @throws RangeError for weights below 0
   */
  constructor(
    readonly met: Csr,
    readonly config: UserKnnConfig,
  ) {
    const wrong = met.values.findIndex((value) => !(value >= 0));
    if (wrong >= 0) throw new RangeError(`Entry ${wrong} of what users met weighs ${met.values[wrong]}.`);
    this.itemCount = met.columns;
    this.index = new UserIndex(met, config);
  }

  score(history: History, now: number, out: Float32Array): void {
    const { items, row } = this.weighHistory(history, now);
    const { users, weights } = this.index.findNearest(items, row);
    const { indptr, indices, values } = this.met;
    const sums = new Float64Array(this.itemCount);
    for (let n = 0; n < users.length; n++) {
      for (let e = indptr[users[n]]; e < indptr[users[n] + 1]; e++) {
        sums[indices[e]] += weights[n] * values[e];
      }
    }
    out.set(sums);
  }

  /**
   * Exact given the neighbours: what each of them contributes belongs to the items shared with the history, each
   * by its part of their similarity.
   */
  explain(history: History, item: number, now = newestTime(history)): Float32Array {
    if (!(item >= 0 && item < this.itemCount)) {
      throw new RangeError(`Item ${item}, but the model knows ${this.itemCount}.`);
    }
    const { items, row, slot, share } = this.weighHistory(history, now);
    const { users, dots, weights } = this.index.findNearest(items, row);
    const { indptr, indices, values } = this.met;
    const perDot = new Map<number, number>();
    users.forEach((user, n) => {
      const place = indices.subarray(indptr[user], indptr[user + 1]).indexOf(item);
      if (place >= 0) perDot.set(user, (weights[n] * values[indptr[user] + place]) / dots[n]);
    });
    const parts = Float64Array.from(items, (past, j) => this.sumOver(perDot, past) * row[j]);
    return Float32Array.from(slot, (s, j) => share[j] * parts[s]);
  }

  /** Σ over the users who met the item, of what each of them counts times their weight of it. */
  private sumOver(counts: ReadonlyMap<number, number>, item: number): number {
    const { indptr, indices, values } = this.index.byItem;
    let sum = 0;
    for (let e = indptr[item]; e < indptr[item + 1]; e++) {
      sum += (counts.get(indices[e]) ?? 0) * values[e];
    }
    return sum;
  }

  private weighHistory(history: History, now: number): MergedHistory & { readonly row: Float64Array } {
    const merged = readHistoryRow(history, now, this.config, this.itemCount);
    const row = new Float64Array(merged.items.length);
    weighRow(merged.items, merged.weights, this.index.terms, this.config, row);
    return { ...merged, row };
  }
}
