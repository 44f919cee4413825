import type { WeightConfig } from "../../data/events";
import type { Rng } from "../../math/rng";
import type { Fold, Origin } from "./protocol";

/**
 * A fold cut from the training part of another in the same spirit, to choose parameters on: the test part
 * is not looked at. A given split is validated by a per-shopper holdout, given prefixes by the newest sessions.
 *
 * @throws RangeError when the training part is too small to be parted once more
 */
export function createValidationFold(_fold: Fold, origin: Origin, _weights: WeightConfig, _rng: Rng): Fold {
  throw new RangeError(`The origin "${origin.kind}" cannot be served yet.`);
}
