import { lowerBound } from "../../base/bounds";
import { shareOut, type MergedHistory } from "../../core/data/merge-history";
import type { Csr } from "../../linalg/sparse/csr";
import type { NearUsers, UserIndex } from "./user-index";

/** A history and its row u, weighed as the users' are. */
export type WeighedHistory = MergedHistory & { readonly row: Float64Array };

/** Which item of a history owes what of a score, its neighbours being known: for many items of one history. */
export class NeighbourShares {
  /** Neighbours × items of the history: to which of them a neighbour is owed, in parts of 1. */
  private readonly divided: Csr;

  /**
   * @param met users × items
   * @param always what every entry of it counts; null where they differ
   */
  constructor(
    private readonly met: Csr,
    private readonly always: number | null,
    private readonly index: UserIndex,
    private readonly past: WeighedHistory,
    private readonly near: NearUsers,
  ) {
    this.divided = index.divide(past.items, past.row, near.users);
  }

  /** One share for each entry of the history. */
  of(item: number): Float32Array {
    const { past, divided, near } = this;
    const parts = new Float64Array(past.items.length);
    for (const n of this.index.findMeeting(item, near.users)) {
      const said = near.weights[n] * (this.always ?? this.valueOf(near.users[n], item));
      for (let e = divided.indptr[n]; e < divided.indptr[n + 1]; e++) {
        parts[divided.indices[e]] += said * divided.values[e];
      }
    }
    return shareOut(past, parts);
  }

  /** What an item that a user met counts. */
  private valueOf(user: number, item: number): number {
    const { indptr, indices, values } = this.met;
    return values[lowerBound(indices, item, indptr[user], indptr[user + 1])];
  }
}
