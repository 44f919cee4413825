import { checkLog } from "../../core/data/check-log";
import type { EventLog, WeightConfig } from "../../core/data/events";
import type { Evaluation, EvaluationCase } from "./evaluation";
import { assembleFold } from "./assemble-fold";
import type { Fold } from "./protocol";

/** The beginning of a session, and the item that came next. */
export interface Prefix {
  readonly prefix: Uint32Array;
  readonly next: number;
}

/**
 * A split that is given: two logs over the same numbering. Where the test part lies behind the training part it is asked
 * when it begins; where it does not, as when each user's newest was left out, each user at the time of their own first.
 *
 * @param known whether items of the training part are asked for again
 * @throws RangeError for logs of different numberings, and when nobody of the test part was met in training
 */
export function createFixedFold(
  train: EventLog,
  test: EventLog,
  weights: WeightConfig,
  known: Evaluation["known"] = "left-out",
): Fold {
  checkLog(train);
  checkLog(test);
  for (const name of ["userCount", "itemCount"] as const) {
    if (train[name] === test[name]) continue;
    throw new RangeError(
      `The training part has a ${name} of ${train[name]}, the test part one of ${test[name]}; number both alike.`,
    );
  }
  const end = train.length > 0 ? train.at[train.length - 1] : 0;
  if (test.length === 0 || test.at[0] >= end) return assembleFold(train, test, weights, { known });
  const fold = assembleFold(train, test, weights, { known, now: end });
  return { ...fold, evaluation: { ...fold.evaluation, cases: askInTime(fold.evaluation.cases, test) } };
}

/** The cases, each at the time of its user's first event of the test part. */
function askInTime(cases: readonly EvaluationCase[], test: EventLog): EvaluationCase[] {
  const first = new Map<number, number>();
  for (let e = 0; e < test.length; e++) {
    if (!first.has(test.users[e])) first.set(test.users[e], test.at[e]);
  }
  return cases.map((one) => {
    const now = first.get(one.user ?? -1);
    return now === undefined ? one : { ...one, now };
  });
}

/**
 * Questions that are given: each prefix asks for its next item, which may be one of its own. The events
 * of a prefix weigh as much as a view and happened, in their order, at the end of the training part.
 *
 * @throws RangeError for no questions, an empty prefix, and items beyond the numbering
 */
export function createPrefixFold(train: EventLog, prefixes: readonly Prefix[], weights: WeightConfig): Fold {
  checkLog(train);
  if (prefixes.length === 0) throw new RangeError("There are no prefixes to ask about; give at least one.");
  const now = train.length > 0 ? train.at[train.length - 1] : 0;
  const cases = prefixes.map(({ prefix, next }, question): EvaluationCase => {
    if (prefix.length === 0) throw new RangeError(`Prefix ${question} is empty; a question needs a past.`);
    for (const item of [...prefix, next]) {
      if (Number.isInteger(item) && item >= 0 && item < train.itemCount) continue;
      throw new RangeError(`Prefix ${question}: item ${item}, but there are only ${train.itemCount}.`);
    }
    const history = {
      items: prefix,
      weights: new Float32Array(prefix.length).fill(weights.view || 1),
      at: new Float64Array(prefix.length).fill(now),
    };
    return { history, relevant: new Set([next]) };
  });
  return {
    train,
    evaluation: { itemCount: train.itemCount, now, cases, known: "allowed" },
    ratings: null,
  };
}
