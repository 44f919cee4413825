import { transpose, type Csr } from "../../linalg/sparse/csr";
import { describeTerms, weighRows, type Terms } from "../../core/neighbours/term-weights";
import { topK } from "../../base/top-k";
import { rowLengths } from "../../linalg/sparse/row-lengths";
import type { UserKnnConfig } from "./config";

/** Users whose past has decayed to next to nothing may be very near: sums of them stay finite. */
const MOST_WEIGHT = 1e24;

/** The users nearest to a history. */
export interface NearUsers {
  readonly users: Uint32Array;
  /** ⟨u, v⟩ of each, > 0. */
  readonly dots: Float64Array;
  /** What each of them weighs: similarity^q. */
  readonly weights: Float64Array;
}

/** The users of a training, to be found by the items they met. */
export class UserIndex {
  readonly terms: Terms;
  /** Items × users, weighed. */
  readonly byItem: Csr;
  /** |v|^γ + λ of each user. */
  private readonly norms: Float64Array;
  /** Per user, zero between two answers. */
  private readonly dots: Float64Array;
  private readonly touched: Uint32Array;
  /** Of those in `touched`, of one answer. */
  private readonly similarities: Float32Array;

  /** @param met users × items */
  constructor(
    met: Csr,
    private readonly config: UserKnnConfig,
  ) {
    this.terms = describeTerms(met);
    const weighed = weighRows(met, config, this.terms);
    this.byItem = transpose(weighed);
    const { neighbourNorm, shrinkage } = config;
    this.norms = Float64Array.from(rowLengths(weighed), (length) => length ** neighbourNorm + shrinkage);
    this.dots = new Float64Array(met.rows);
    this.touched = new Uint32Array(met.rows);
    this.similarities = new Float32Array(met.rows);
  }

  /**
   * @param items distinct
   * @param row weight of each, weighed as the rows of the training are
   */
  findNearest(items: Uint32Array, row: Float64Array): NearUsers {
    const { touched, norms } = this;
    const count = this.addUp(items, row);
    const similarities = this.similarities.subarray(0, count);
    for (let n = 0; n < count; n++) similarities[n] = this.dots[touched[n]] / norms[touched[n]];
    const { items: places } = topK(similarities, this.config.neighbours);
    const users = places.map((place) => touched[place]);
    const dots = Float64Array.from(users, (user) => this.dots[user]);
    const { similarityPower } = this.config;
    const weights = dots.map((dot, n) => Math.min(MOST_WEIGHT, (dot / norms[users[n]]) ** similarityPower));
    for (let n = 0; n < count; n++) this.dots[touched[n]] = 0;
    return { users, dots, weights };
  }

  /** Leaves ⟨u, v⟩ in `dots` for the users in `touched`; returns how many those are. */
  private addUp(items: Uint32Array, row: Float64Array): number {
    const { indptr, indices, values } = this.byItem;
    const { dots, touched } = this;
    let count = 0;
    for (let j = 0; j < items.length; j++) {
      if (!(row[j] > 0)) continue;
      for (let e = indptr[items[j]]; e < indptr[items[j] + 1]; e++) {
        const amount = row[j] * values[e];
        if (amount === 0) continue; // a history decayed to next to nothing
        const user = indices[e];
        if (dots[user] === 0) touched[count++] = user;
        dots[user] += amount;
      }
    }
    return count;
  }
}
