import { buildCsr, type Csr } from "../../linalg/sparse/csr";
import { decayFactor, weighEvents } from "./event-weights";
import type { EventLog, WeightConfig } from "./events";

/**
 * Users × items: the decayed weights of all events of a pair, added up. Pairs whose events were all
 * cancelled are empty.
 *
 * @param now milliseconds since the epoch towards which events decay
 * @throws RangeError for weights that are none, a time that is none, and events beyond the log's counts
 */
export function buildInteractionMatrix(log: EventLog, config: WeightConfig, now: number): Csr {
  if (!Number.isFinite(now)) throw new RangeError(`Events cannot decay towards the time ${now}.`);
  const weights = weighEvents(log, config);
  for (let e = 0; e < log.length; e++) {
    weights[e] *= decayFactor(now - log.at[e], config.decayPerDay, config.floor);
  }
  return buildCsr(log.userCount, log.itemCount, {
    rows: log.users.subarray(0, log.length),
    columns: log.items.subarray(0, log.length),
    values: weights,
  });
}
