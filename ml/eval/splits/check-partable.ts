import type { EventLog } from "../../core/data/events";

/**
 * Refuses a log that no protocol can part: a recommendation needs others to learn from and something to choose.
 *
 * @throws RangeError
 */
export function checkPartable(log: EventLog): void {
  if (log.length === 0) throw new RangeError("The log is empty; give one with events.");
  for (const [name, column] of [
    ["user", log.users],
    ["item", log.items],
  ] as const) {
    if (differ(column, log.length)) continue;
    throw new RangeError(
      `All ${log.length} events are of one ${name}; a split needs at least two ${name}s with events.`,
    );
  }
}

/** @throws RangeError unless there is a part on either side */
export function checkShare(share: number): void {
  if (!(share > 0 && share < 1))
    throw new RangeError(`The share of a test part lies in 0–1; found ${share}.`);
}

/** @throws RangeError unless every count of parts is possible */
export function checkFolds(folds: number, available: number): void {
  if (!(Number.isInteger(folds) && folds >= 2)) {
    throw new RangeError(`The number of folds must be an integer ≥ 2; found ${folds}.`);
  }
  if (folds > available) {
    throw new RangeError(`${available} pairs of user and item cannot fill ${folds} folds; ask for fewer.`);
  }
}

/** Whether not all of a column is the same. */
export function differ(column: ArrayLike<number>, length: number): boolean {
  for (let e = 1; e < length; e++) if (column[e] !== column[0]) return true;
  return false;
}
