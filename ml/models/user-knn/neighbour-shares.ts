import { upperBound } from "../../base/bounds";
import type { MergedHistory } from "../../core/data/merge-history";
import { weighRow, type Terms, type WeightingConfig } from "../../core/neighbours/term-weights";
import type { Csr } from "../../linalg/sparse/csr";
import type { NearUsers } from "./user-index";

/** A history and its row u, weighed as the users' are. */
export type WeighedHistory = MergedHistory & { readonly row: Float64Array };

/** To which items of a history a neighbour is owed, in parts of 1. */
interface Division {
  readonly places: readonly number[];
  readonly fractions: readonly number[];
}

/** Which item of a history owes what of a score, its neighbours being known: for many items of one history. */
export class NeighbourShares {
  /** What the neighbours met, one after the other, and where each of them begins. */
  private readonly items: Uint32Array;
  private readonly starts: Uint32Array;
  private readonly placeOf: ReadonlyMap<number, number>;
  /** Of each neighbour that was asked about. */
  private readonly divided: (Division | undefined)[] = [];

  /** @param met users × items */
  constructor(
    private readonly met: Csr,
    private readonly terms: Terms,
    private readonly config: WeightingConfig,
    private readonly past: WeighedHistory,
    private readonly near: NearUsers,
  ) {
    const { indptr, indices } = met;
    const { users } = near;
    this.starts = new Uint32Array(users.length + 1);
    users.forEach((user, n) => (this.starts[n + 1] = this.starts[n] + indptr[user + 1] - indptr[user]));
    this.items = new Uint32Array(this.starts[users.length]);
    users.forEach((user, n) => {
      let place = this.starts[n];
      for (let e = indptr[user]; e < indptr[user + 1]; e++) this.items[place++] = indices[e];
    });
    this.placeOf = new Map(Array.from(past.items, (item, place) => [item, place]));
  }

  /** One share for each entry of the history. */
  of(item: number): Float32Array {
    const { items, starts, past } = this;
    const parts = new Float64Array(past.items.length);
    for (let at = items.indexOf(item); at >= 0; at = items.indexOf(item, at + 1)) {
      const n = upperBound(starts, at) - 1;
      const entry = this.met.indptr[this.near.users[n]] + at - starts[n];
      const said = this.near.weights[n] * this.met.values[entry];
      const { places, fractions } = (this.divided[n] ??= this.divide(n));
      for (let i = 0; i < places.length; i++) parts[places[i]] += said * fractions[i];
    }
    return Float32Array.from(past.slot, (slot, j) => past.share[j] * parts[slot]);
  }

  /** What a neighbour says belongs to the items they share with the history: u_j v_j / ⟨u, v⟩ each. */
  private divide(n: number): Division {
    const { met, near, past, placeOf } = this;
    const [from, to] = [met.indptr[near.users[n]], met.indptr[near.users[n] + 1]];
    const own = met.indices.subarray(from, to);
    const weighed = new Float64Array(own.length);
    weighRow(own, met.values.subarray(from, to), this.terms, this.config, weighed);
    const places: number[] = [];
    const products: number[] = [];
    let dot = 0;
    for (let e = 0; e < own.length; e++) {
      const place = placeOf.get(own[e]);
      if (place === undefined || !(past.row[place] * weighed[e] > 0)) continue;
      places.push(place);
      products.push(past.row[place] * weighed[e]);
      dot += past.row[place] * weighed[e];
    }
    return { places, fractions: products.map((product) => product / dot) };
  }
}
