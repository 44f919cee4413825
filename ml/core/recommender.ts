import type { Ranked } from "../base/top-k";
import type { Answer } from "./answer";

/**
 * One user's past as the models read it: one entry per interaction that still counts, oldest first.
 * `weights` are the weights of the kinds *before* time decay (each model decays by its own rate when it
 * scores); `at` is in milliseconds since the epoch. An item may appear several times.
 */
export interface History {
  readonly items: Uint32Array;
  readonly weights: Float32Array;
  readonly at: Float64Array;
  /** Stars of the ratings among the entries, 0 where an entry is none; only models of ratings read them. */
  readonly stars?: Float32Array;
}

/** A history without entries: a user nobody has met yet. */
export const EMPTY_HISTORY: History = {
  items: new Uint32Array(0),
  weights: new Float32Array(0),
  at: new Float64Array(0),
};

/**
 * What every model can do: say how much a user with this history would want each item. Scores order
 * items within one answer; they are comparable between models only after calibration (ml/models/blend).
 * Leaving items out (bought, hidden, out of stock) is the caller's decision: see `blocked` in `topK`.
 */
export interface Recommender {
  readonly kind: string;
  readonly itemCount: number;
  /** Items × k, row-major, of models that describe each item by k numbers: their cosine says how alike two are. */
  readonly factors?: Float32Array;

  /**
   * Writes one finite score per item into `out`.
   *
   * @param now milliseconds since the epoch; entries of the history decay towards it
   * @param out length `itemCount`, overwritten
   */
  score(history: History, now: number, out: Float32Array): void;

  /**
   * `score` for several histories at once, where that is faster; answers the same.
   *
   * @param out histories × itemCount, row-major, overwritten
   */
  scoreBatch?(histories: readonly History[], now: number, out: Float32Array): void;

  /**
   * `score` followed by `topK` (ml/base/top-k.ts), where that is faster together; answers the same.
   *
   * @param blocked length `itemCount`; not 0 leaves an item out
   */
  topK?(history: History, now: number, limit: number, blocked?: Uint8Array): Ranked;

  /**
   * What it says to one history, to be asked for in parts: its best items, the scores of a few, reasons. `answerOf`
   * (answers/answer-of.ts) makes do with `score` where there is none.
   */
  answer?(history: History, now: number): Answer;

  /**
   * What goes with some items, best first and without themselves; only what does go with them, hence perhaps
   * nothing. Models without it are asked what somebody with just these items would want (pipeline/related.ts).
   */
  relatedTo?(items: Uint32Array, limit: number): Ranked;

  /**
   * Models of explicit ratings: the stars a user with this history would give each item.
   *
   * @param out length `itemCount`, overwritten
   */
  rate?(history: History, out: Float32Array): void;

  /**
   * The share of each history entry in the score of `item`, in the order of the history; the shares add
   * up to the score. `now` defaults to the time of the newest entry.
   */
  explain?(history: History, item: number, now?: number): Float32Array;
}
