import { KIND, type EventLog, type WeightConfig } from "../../core/data/events";
import { createHistories } from "../../core/data/history";
import { createEvaluation, type Evaluation, type HeldOutRatings } from "./evaluation";
import type { Fold } from "./protocol";

/**
 * The fold of a training and a test part.
 *
 * @param change replaces properties of the evaluation, such as its time
 * @throws RangeError when no user of the test part can be asked about
 */
export function assembleFold(
  train: EventLog,
  test: EventLog,
  weights: WeightConfig,
  change: Partial<Evaluation> = {},
): Fold {
  const evaluation = { ...createEvaluation(train, test, weights, change.known), ...change };
  requireCases(evaluation, train, test);
  return { train, evaluation, ratings: findRatings(train, test, weights) };
}

/** @throws RangeError when there is nobody to measure on */
export function requireCases(evaluation: Evaluation, train: EventLog, test: EventLog): void {
  if (evaluation.cases.length > 0) return;
  throw new RangeError(
    `Of ${train.length} training and ${test.length} test events no user has both a past and an item ` +
      "that is new to them; use another protocol, another share, or a longer log.",
  );
}

/** The ratings among the events of the test part; null when there are none. */
export function findRatings(train: EventLog, test: EventLog, weights: WeightConfig): HeldOutRatings | null {
  const places = Uint32Array.from(test.kinds.keys()).filter((e) => test.kinds[e] === KIND.rating);
  if (places.length === 0) return null;
  return {
    histories: createHistories(train, weights),
    users: places.map((e) => test.users[e]),
    items: places.map((e) => test.items[e]),
    stars: Float32Array.from(places, (e) => test.values[e]),
  };
}
