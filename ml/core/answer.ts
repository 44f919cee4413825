import type { Ranked } from "../base/top-k";

/**
 * What a model says to one history at one moment, asked for in parts: whoever wants the best few, or the scores of a few, need
 * not have all of them written down. It holds what it needs itself, so that the model may answer others in between. Every way
 * of asking gives the same numbers, bit for bit.
 */
export interface Answer {
  readonly itemCount: number;

  /** Writes the score of every item; `out` has length `itemCount`. */
  scoreAll(out: Float32Array): void;

  /** Writes the scores of some items, in their order. */
  scoreItems(items: Uint32Array, out: Float32Array): void;

  /** Whether the bounds are the scores themselves. */
  readonly isExact: boolean;

  /**
   * sums[i] += weight · b_i for every item, where b_i is at least its score, or no number where nothing can be said. The sums
   * are rounded as `addScores` (answers/add-scores.ts) rounds them: of sums made in the same order none is below that of the scores.
   */
  addBounds(weight: number, sums: Float32Array): void;

  /**
   * What calibrates the scores: 1 / their standard deviation over the items the history does not have; 0 where they do not
   * differ, hence for a model that cannot tell items apart for this history.
   */
  readonly scale: number;

  /** The best `limit` items as `topK` orders them, where there is a shorter way to them than by the bounds. */
  best?(limit: number, blocked?: Uint8Array): Ranked;

  /** The share of each entry of the history in the score of an item; they add up to it. */
  explain?(item: number): Float32Array;
}
