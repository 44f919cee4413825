import { shareOut } from "../../core/data/merge-history";
import { upperBound } from "../../base/bounds";
import type { MergedHistory } from "../../core/data/merge-history";
import type { Csr } from "../../linalg/sparse/csr";
import type { NearUsers, UserIndex } from "./user-index";

/** A history and its row u, weighed as the users' are. */
export type WeighedHistory = MergedHistory & { readonly row: Float64Array };

/** Which item of a history owes what of a score, its neighbours being known: for many items of one history. */
export class NeighbourShares {
  /** What the neighbours met, one after the other, and where each of them begins. */
  private readonly items: Uint32Array;
  private readonly starts: Uint32Array;
  /** Neighbours × items of the history: to which of them a neighbour is owed, in parts of 1. */
  private readonly divided: Csr;

  /** @param met users × items */
  constructor(
    private readonly met: Csr,
    index: UserIndex,
    private readonly past: WeighedHistory,
    private readonly near: NearUsers,
  ) {
    const { indptr, indices } = met;
    const { users } = near;
    this.starts = new Uint32Array(users.length + 1);
    for (let n = 0; n < users.length; n++) {
      this.starts[n + 1] = this.starts[n] + indptr[users[n] + 1] - indptr[users[n]];
    }
    this.items = new Uint32Array(this.starts[users.length]);
    for (let n = 0, place = 0; n < users.length; n++) {
      for (let e = indptr[users[n]]; e < indptr[users[n] + 1]; e++) this.items[place++] = indices[e];
    }
    this.divided = index.divide(past.items, past.row, users);
  }

  /** One share for each entry of the history. */
  of(item: number): Float32Array {
    const { items, starts, past, divided } = this;
    const parts = new Float64Array(past.items.length);
    for (let at = items.indexOf(item); at >= 0; at = items.indexOf(item, at + 1)) {
      const n = upperBound(starts, at) - 1;
      const entry = this.met.indptr[this.near.users[n]] + at - starts[n];
      const said = this.near.weights[n] * this.met.values[entry];
      for (let e = divided.indptr[n]; e < divided.indptr[n + 1]; e++) {
        parts[divided.indices[e]] += said * divided.values[e];
      }
    }
    return shareOut(past, parts);
  }
}
