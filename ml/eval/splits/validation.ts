import type { EventLog, WeightConfig } from "../../core/data/events";
import { createHistories } from "../../core/data/history";
import { partLog } from "../../core/data/split";
import type { Rng } from "../../base/rng";
import { differ } from "./check-partable";
import { createFolds } from "./create-folds";
import type { EvaluationCase } from "./evaluation";
import { createFixedFold } from "./given";
import { drawCandidates } from "./negatives";
import type { Fold, Origin, Protocol } from "./protocol";

/** Of a split that says nothing of how it was made. */
const HOLDOUT: Protocol = { kind: "holdout", share: 0.2 };
const NEWEST_SESSIONS: Protocol = { kind: "next-item", share: 0.1 };

/**
 * A fold cut from the training part of another in the same spirit, to choose parameters on: the test part's answers are
 * not looked at, only how it asks. Who is ranked among so many candidates there is ranked among as many here. A given
 * split that asks everybody for one item, of a log with times, is validated by each user's newest item; another one by a
 * per-user holdout, which asks for new items whatever the split asks for; given prefixes by the newest sessions.
 *
 * @throws RangeError when the training part is too small to be parted once more
 */
export function createValidationFold(fold: Fold, origin: Origin, weights: WeightConfig, rng: Rng): Fold {
  const [validation] = createFolds(fold.train, protocolOf(origin, fold), weights, rng);
  const negatives = countNegatives(fold);
  return negatives === null ? validation : rankAmong(validation, fold.train, negatives, weights, rng);
}

function protocolOf(origin: Origin, { train, evaluation }: Fold): Protocol {
  switch (origin.kind) {
    case "fixed": {
      const asksForOne =
        evaluation.cases.length > 0 && evaluation.cases.every(({ relevant }) => relevant.size === 1);
      return asksForOne && differ(train.at, train.length) ? { kind: "leave-last-out" } : HOLDOUT;
    }
    case "prefixes":
      return NEWEST_SESSIONS;
    case "k-fold":
      return { kind: "holdout", share: 1 / origin.folds }; // one fold is enough to choose on
    case "leave-last-out":
      return { kind: "leave-last-out" }; // candidates are drawn for any protocol that has some
    default:
      return origin;
  }
}

/**
 * The same with a validation part that is given: what it asks for is taken out of what is learnt from.
 *
 * @throws RangeError when none of its users has a past without it
 */
export function createGivenValidation(
  fold: Fold,
  validation: EventLog,
  weights: WeightConfig,
  rng: Rng,
): Fold {
  const { train } = fold;
  const pairOf = (log: EventLog, e: number): number => log.users[e] * log.itemCount + log.items[e];
  const asked = new Set(Array.from({ length: validation.length }, (_, e) => pairOf(validation, e)));
  const marked = new Uint8Array(train.length);
  for (let e = 0; e < train.length; e++) if (asked.has(pairOf(train, e))) marked[e] = 1;
  const given = createFixedFold(partLog(train, marked).others, validation, weights);
  const negatives = countNegatives(fold);
  return negatives === null ? given : rankAmong(given, train, negatives, weights, rng);
}

/** How many of the candidates a case is ranked among are wrong, in the middle of all cases; null where all items are. */
function countNegatives({ evaluation }: Fold): number | null {
  const counts = evaluation.cases.flatMap(({ candidates, relevant }) =>
    candidates === undefined ? [] : [candidates.length - relevant.size],
  );
  if (counts.length === 0) return null;
  return Math.max(1, counts.sort((a, b) => a - b)[Math.floor(counts.length / 2)]);
}

/** The cases ranked among their answers and so many items that their users never met in all of the log. */
function rankAmong(fold: Fold, log: EventLog, negatives: number, weights: WeightConfig, rng: Rng): Fold {
  const { evaluation } = fold;
  const met = createHistories(log, weights);
  const cases = evaluation.cases.map((one): EvaluationCase => {
    const own = new Set([...(one.user === undefined ? [] : met.of(one.user).items), ...one.relevant]);
    const candidates = drawCandidates(one.relevant, own, evaluation.itemCount, negatives, rng);
    return { ...one, candidates };
  });
  return { ...fold, evaluation: { ...evaluation, cases } };
}
