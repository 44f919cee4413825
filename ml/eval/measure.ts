import type { Rng } from "../math/rng";
import type { Pace } from "../pace";
import type { Recommender } from "../recommender";
import type { Fold } from "./splits/protocol";

/** One figure with its bootstrap interval; `low` and `high` are the value where none was asked for. */
export interface Measurement {
  /** "recall@20", "coverage@10", "rmse" … */
  readonly metric: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface MeasureOptions {
  /** Lengths of list to measure at, each ≥ 1. */
  readonly ks: readonly number[];
  /** Resamples of the shoppers, for intervals that hold 95 % of them. */
  readonly bootstrap?: { readonly samples: number; readonly rng: Rng };
  /** Likeness of two products, 1 = the same, for diversity; unless given, by the shoppers they share. */
  readonly similarity?: (a: number, b: number) => number;
  /** Milliseconds; with it the time of single answers is taken as well. */
  readonly clock?: () => number;
}

/** Milliseconds one answer takes: scoring and selecting the longest list. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface Measured {
  readonly measurements: readonly Measurement[];
  readonly cases: number;
  readonly latency?: Latency;
}

/** All metrics of a model on one fold, from one pass over full rankings. */
export function measureModel(
  _model: Recommender,
  _fold: Fold,
  _options: MeasureOptions,
  _pace: Pace,
): Promise<Measured> {
  return Promise.resolve({ measurements: [], cases: 0 });
}
