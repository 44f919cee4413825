import { createRng } from "../base/rng";
import type { Pace } from "../base/pace";
import type { Recommender } from "../core/recommender";
import type { Bootstrap } from "./bootstrap";
import { measureLatency, type Latency } from "./latency";
import { figuresOf } from "./column";
import { createListBoard, type ListBoard } from "./list-board";
import { rankCases, type TakeList } from "./rank-cases";
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
  /** Takes every list as it is measured: the case's place and its items, best first. */
  readonly onList?: TakeList;
  /** A metric whose figure of every unit is wanted, too. */
  readonly follow?: Followed;
  /** Milliseconds; with it the time of single answers is taken as well. */
  readonly clock?: () => number;
}

/** A metric that is watched while it is being measured. */
export interface Followed {
  readonly metric: string;
  /**
   * Called when an eighth, a quarter and half of the cases have been asked; what it throws ends the measuring.
   *
   * @param figures of the units so far, NaN for those still to be asked
   * @param asked cases so far
   */
  look?(figures: Float64Array, asked: number): void;
}

/** Shares of the cases after which a metric that is followed is looked at. */
const LOOKS = [1 / 8, 1 / 4, 1 / 2];

const NO_BOOTSTRAP: Bootstrap = { samples: 0, rng: createRng(0) };

export interface Measured {
  readonly measurements: readonly Measurement[];
  readonly cases: number;
  readonly latency?: Latency;
  /** Of the metric that is followed, one figure per unit, NaN where it has none; null where it has no units. */
  readonly figures?: Float64Array | null;
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
  const { bootstrap = NO_BOOTSTRAP, clock, follow } = options;
  const take = watch(board, evaluation.cases.length, follow);
  await rankCases(model, evaluation, depth, pace, (index, items) => {
    options.onList?.(index, items);
    take(index, items);
  });
  const errors = fold.ratings === null ? [] : await measureRatingErrors(model, fold.ratings, pace);
  const followed = [...board.columns, ...errors].find(({ metric }) => metric === follow?.metric);
  const lists = { ...board, ks, units, itemCount: evaluation.itemCount };
  return {
    measurements: [
      ...(await summariseLists(lists, bootstrap, pace)),
      ...(await summariseColumns(errors, bootstrap, pace)),
    ],
    cases: evaluation.cases.length,
    ...(follow && { figures: followed === undefined ? null : figuresOf(followed) }),
    ...(clock && evaluation.cases.length > 0 && { latency: measureLatency(model, evaluation, depth, clock) }),
  };
}

/** Takes lists for a board, and looks at the metric that is followed from time to time. */
function watch({ columns, take }: ListBoard, cases: number, follow: Followed | undefined): TakeList {
  const column = columns.find(({ metric }) => metric === follow?.metric);
  if (column === undefined || follow?.look === undefined) return take;
  const marks = new Set(LOOKS.map((share) => Math.ceil(share * cases)));
  let asked = 0;
  return (index, items) => {
    take(index, items);
    if (marks.has(++asked)) follow.look?.(figuresOf(column), asked);
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
