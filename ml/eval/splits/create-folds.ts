import type { EventLog, WeightConfig } from "../../data/events";
import type { Rng } from "../../math/rng";
import type { Fold, Protocol } from "./protocol";

/**
 * The folds of a protocol: one, or as many as k-fold asks for.
 *
 * @param weights what the kinds of events are worth; what is worth nothing is no question
 * @throws RangeError for a log the protocol cannot part, saying what was found and what to do
 */
export function createFolds(_log: EventLog, protocol: Protocol, _weights: WeightConfig, _rng: Rng): Fold[] {
  throw new RangeError(`The protocol "${protocol.kind}" cannot be served yet.`);
}
