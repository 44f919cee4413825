import { KIND, KINDS, type EventLog } from "./events";

/**
 * Refuses a log the models cannot be trained on, saying which event is wrong and how. An empty log is fine.
 *
 * @throws RangeError
 */
export function checkLog(log: EventLog): void {
  checkCounts(log);
  let before = -Infinity;
  for (let e = 0; e < log.length; e++) {
    checkEvent(log, e);
    if (log.at[e] < before)
      throw new RangeError(`Event ${e} is older than the one before it; sort the log by time.`);
    before = log.at[e];
  }
}

/** @throws RangeError for an event of a shopper, a product, a kind, stars or a time that there are not */
export function checkEvent(log: EventLog, e: number): void {
  if (!(log.shoppers[e] < log.shopperCount)) {
    throw new RangeError(`Event ${e}: shopper ${log.shoppers[e]}, but there are only ${log.shopperCount}.`);
  }
  if (!(log.products[e] < log.productCount)) {
    throw new RangeError(`Event ${e}: product ${log.products[e]}, but there are only ${log.productCount}.`);
  }
  if (!(log.kinds[e] < KINDS.length)) throw new RangeError(`Event ${e}: unknown kind ${log.kinds[e]}.`);
  if (log.kinds[e] === KIND.rating && !(log.values[e] >= 0 && Number.isFinite(log.values[e]))) {
    throw new RangeError(`Event ${e}: a rating of ${log.values[e]}.`);
  }
  if (!Number.isFinite(log.at[e])) throw new RangeError(`Event ${e}: its time is ${log.at[e]}.`);
}

function checkCounts(log: EventLog): void {
  for (const name of ["shopperCount", "productCount", "length"] as const) {
    if (!Number.isInteger(log[name]) || log[name] < 0) {
      throw new RangeError(`The log's ${name} must be an integer ≥ 0; found ${log[name]}.`);
    }
  }
  for (const name of ["shoppers", "products", "kinds", "values", "at"] as const) {
    if (log[name].length < log.length) {
      throw new RangeError(`The log has ${log.length} events but only ${log[name].length} ${name}.`);
    }
  }
  if (log.categories !== undefined && log.categories.length !== log.productCount) {
    throw new RangeError(`${log.categories.length} categories for ${log.productCount} products.`);
  }
}
