import { createRng } from "../base/rng";
import type { Pace } from "../base/pace";
import type { Recommender } from "../core/recommender";
import type { Bootstrap } from "./bootstrap";
import { measureLatency, type Latency } from "./latency";
import { createListBoard } from "./list-board";
import { rankCases } from "./rank-cases";
import { measureRatingErrors } from "./rating-errors";
import type { Fold } from "./splits/protocol";
import { summariseColumns, summariseLists, type Measurement } from "./summarise";
import { findUnits } from "./units";

export type { Latency, Measurement };

export interface MeasureOptions {
  /** Lengths of list to measure at, each ≥ 1. */
  readonly ks: readonly number[];
  /** Resamples of the users, for intervals that hold 95 % of them. */
  readonly bootstrap?: Bootstrap;
  /** Likeness of two items, 1 = the same, for diversity; unless given, by the users they share. */
  readonly similarity?: (a: number, b: number) => number;
  /** Leave out what looks at the items rather than at the hits: novelty, serendipity, diversity. */
  readonly accuracyOnly?: boolean;
  /** Milliseconds; with it the time of single answers is taken as well. */
  readonly clock?: () => number;
}

const NO_BOOTSTRAP: Bootstrap = { samples: 0, rng: createRng(0) };

export interface Measured {
  readonly measurements: readonly Measurement[];
  readonly cases: number;
  readonly latency?: Latency;
}

/**
 * All metrics of a model on one fold, from one pass over full rankings. Every metric is in 0–1 but novelty
 * (bits) and the errors of stars; one that has no value (diversity of lists of one) is left out.
 *
 * @throws RangeError for lengths of list that are none, and a model of another number of items
 */
export async function measureModel(
  model: Recommender,
  fold: Fold,
  options: MeasureOptions,
  pace: Pace,
): Promise<Measured> {
  const ks = sortLengths(options.ks);
  const depth = ks[ks.length - 1];
  const { evaluation } = fold;
  const units = findUnits(evaluation.cases);
  const board = createListBoard(fold, units, { ...options, ks });
  await rankCases(model, evaluation, depth, pace, board.take);
  const { bootstrap = NO_BOOTSTRAP, clock } = options;
  const errors = fold.ratings === null ? [] : await measureRatingErrors(model, fold.ratings, pace);
  const lists = { ...board, ks, units, itemCount: evaluation.itemCount };
  return {
    measurements: [
      ...(await summariseLists(lists, bootstrap, pace)),
      ...(await summariseColumns(errors, bootstrap, pace)),
    ],
    cases: evaluation.cases.length,
    ...(clock && evaluation.cases.length > 0 && { latency: measureLatency(model, evaluation, depth, clock) }),
  };
}

function sortLengths(ks: readonly number[]): number[] {
  if (ks.length === 0) throw new RangeError("Name at least one length of list to measure at.");
  for (const k of ks) {
    if (!(Number.isInteger(k) && k >= 1)) {
      throw new RangeError(`A length of list must be an integer ≥ 1; found ${k}.`);
    }
  }
  return [...new Set(ks)].sort((a, b) => a - b);
}
