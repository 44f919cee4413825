import type { WeightConfig } from "../../core/data/events";
import type { Rng } from "../../base/rng";
import { createFolds } from "./create-folds";
import type { Fold, Origin, Protocol } from "./protocol";

/** Of a split that says nothing of how it was made. */
const HOLDOUT: Protocol = { kind: "holdout", share: 0.2 };
const NEWEST_SESSIONS: Protocol = { kind: "next-item", share: 0.1 };

/**
 * A fold cut from the training part of another in the same spirit, to choose parameters on: the test part
 * is not looked at. A given split is validated by a per-user holdout, which asks for new items whatever the
 * split asks for, given prefixes by the newest sessions.
 *
 * @throws RangeError when the training part is too small to be parted once more
 */
export function createValidationFold(fold: Fold, origin: Origin, weights: WeightConfig, rng: Rng): Fold {
  const [validation] = createFolds(fold.train, protocolOf(origin), weights, rng);
  return validation;
}

function protocolOf(origin: Origin): Protocol {
  switch (origin.kind) {
    case "fixed":
      return HOLDOUT;
    case "prefixes":
      return NEWEST_SESSIONS;
    case "k-fold":
      return { kind: "holdout", share: 1 / origin.folds }; // one fold is enough to choose on
    default:
      return origin;
  }
}
