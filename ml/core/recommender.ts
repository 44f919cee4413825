import type { Ranked } from "../base/top-k";

/**
 * One shopper's past as the models read it: one entry per interaction that still counts, oldest first.
 * `weights` are the weights of the kinds *before* time decay (each model decays by its own rate when it
 * scores); `at` is in milliseconds since the epoch. A product may appear several times.
 */
export interface History {
  readonly products: Uint32Array;
  readonly weights: Float32Array;
  readonly at: Float64Array;
  /** Stars of the ratings among the entries, 0 where an entry is none; only models of ratings read them. */
  readonly stars?: Float32Array;
}

/** A history without entries: a shopper nobody has met yet. */
export const EMPTY_HISTORY: History = {
  products: new Uint32Array(0),
  weights: new Float32Array(0),
  at: new Float64Array(0),
};

/**
 * What every model can do: say how much a shopper with this history would want each product. Scores order
 * products within one answer; they are comparable between models only after calibration (ml/models/blend).
 * Leaving products out (bought, hidden, out of stock) is the caller's decision: see `blocked` in `topK`.
 */
export interface Recommender {
  readonly kind: string;
  readonly productCount: number;

  /**
   * Writes one finite score per product into `out`.
   *
   * @param now milliseconds since the epoch; entries of the history decay towards it
   * @param out length `productCount`, overwritten
   */
  score(history: History, now: number, out: Float32Array): void;

  /**
   * `score` for several histories at once, where that is faster; answers the same.
   *
   * @param out histories × productCount, row-major, overwritten
   */
  scoreBatch?(histories: readonly History[], now: number, out: Float32Array): void;

  /**
   * `score` followed by `topK` (ml/base/top-k.ts), where that is faster together; answers the same.
   *
   * @param blocked length `productCount`; not 0 leaves a product out
   */
  topK?(history: History, now: number, limit: number, blocked?: Uint8Array): Ranked;

  /**
   * Models of explicit ratings: the stars a shopper with this history would give each product.
   *
   * @param out length `productCount`, overwritten
   */
  rate?(history: History, out: Float32Array): void;

  /**
   * The share of each history entry in the score of `product`, in the order of the history; the shares add
   * up to the score. `now` defaults to the time of the newest entry.
   */
  explain?(history: History, product: number, now?: number): Float32Array;
}
