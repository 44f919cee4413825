import { gather } from "../../base/gather";

/**
 * Sums of which few are not 0, over a whole catalog: an answer lists what it touched, and only that is read and cleared. The
 * memory is for one answer at a time, from the first `add` to `take`.
 */
export class SparseSums<Sums extends Float32Array | Float64Array> {
  private readonly isTouched: Uint8Array;
  private readonly touched: Uint32Array;
  private count = 0;

  /** @param sums zeros, one for each item */
  constructor(private readonly sums: Sums) {
    this.isTouched = new Uint8Array(sums.length);
    // One more: what is written last may be there already.
    this.touched = new Uint32Array(sums.length + 1);
  }

  /** sums[indices[e]] += weight · values[e] for the entries `from … to − 1`. */
  addEntries(weight: number, indices: Uint32Array, values: Float32Array, from: number, to: number): void {
    const { sums, isTouched, touched } = this;
    let { count } = this;
    for (let e = from; e < to; e++) {
      const item = indices[e];
      // Written in any case and kept only when it is new: a branch would be guessed wrong half of the time, and each wrong
      // guess throws away the reads that were under way.
      touched[count] = item;
      count += 1 - isTouched[item];
      isTouched[item] = 1;
      sums[item] += weight * values[e];
    }
    this.count = count;
  }

  /**
   * What was touched, in the order in which it was, and its sums; everything is 0 again.
   *
   * @param met the items of the history
   */
  take(met: Uint32Array): SparseScores {
    const { sums, isTouched, touched, count } = this;
    const ofMet = gather(sums, Uint32Array.from(new Set(met)));
    const items = touched.slice(0, count);
    const scores = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      const item = items[i];
      scores[i] = Math.fround(sums[item]) + 0; // no −0, which all that is not touched is not either
      sums[item] = 0;
      isTouched[item] = 0;
    }
    this.count = 0;
    return { items, scores, ofMet };
  }
}

/** The scores that may not be 0; no item twice. */
export interface SparseScores {
  readonly items: Uint32Array;
  readonly scores: Float32Array;
  /** The score of each item of the history, once each. */
  readonly ofMet: Float32Array;
}
