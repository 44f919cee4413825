/**
 * One tree, in LightGBM's terms: n leaves and n − 1 nodes, node 0 the root. A child below 0 is the leaf −1 − child. A tree
 * of one leaf has no nodes.
 */
export interface Tree {
  /** Column of each node. */
  readonly feature: Int32Array;
  /** Numbers: what is at most this goes left. Categories: which of the sets, see `categoryStarts`. */
  readonly threshold: Float64Array;
  /** Bits of DECISION, and of MISSING shifted left by two. */
  readonly decision: Uint8Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** How much of the loss each node's split took away, as it was estimated. */
  readonly gain: Float64Array;
  /** Score, sum of second derivatives and rows of each node, as if it were a leaf. */
  readonly nodeValue: Float64Array;
  readonly nodeWeight: Float64Array;
  readonly nodeRows: Float64Array;
  /** What a leaf adds to the score, learning rate included; its sum of second derivatives; its rows. */
  readonly leafValue: Float64Array;
  readonly leafWeight: Float64Array;
  readonly leafRows: Float64Array;
  /** Set s of categories that go left: bits of the words from categoryStarts[s] to categoryStarts[s + 1] − 1. */
  readonly categoryStarts: Uint32Array;
  readonly categories: Uint32Array;
  /** The learning rate that the values hold. */
  readonly shrinkage: number;
}

/** Bits of `Tree.decision`. */
export const DECISION = { CATEGORIES: 1, MISSING_LEFT: 2 } as const;

/** What counts as missing at a node, in bits 2 and 3 of its decision. */
export const MISSING = {
  /** Nothing; NaN is read as 0. */
  NONE: 0,
  /** NaN, and what is next to 0. */
  ZERO: 1,
  NAN: 2,
} as const;

/** What is at most this from 0 counts as 0. */
export const NEXT_TO_ZERO = 1e-35;

/** Trees whose leaves add up to a score. */
export interface Forest {
  /** What the score is of, in LightGBM's words: `binary sigmoid:1`. Empty where nothing is known. */
  readonly objective: string;
  readonly featureNames: readonly string[];
  /** What training saw of each feature: `[low:high]`, categories `3:1:2`, or `none`. */
  readonly featureInfos: readonly string[];
  readonly trees: readonly Tree[];
  /** The score is the mean of the trees, not their sum. */
  readonly isAveraged: boolean;
}
