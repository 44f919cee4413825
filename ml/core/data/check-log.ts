import { type EventLog, KINDS, RATING } from "./events";

const COLUMNS = {
  users: Uint32Array,
  items: Uint32Array,
  kinds: Uint8Array,
  values: Float32Array,
  amounts: Float32Array,
  at: Float64Array,
} as const;

/**
 * Refuses a log the models cannot be trained on, saying which event is wrong and how. An empty log is fine.
 *
 * @throws TypeError for columns that are not typed arrays, RangeError for everything else
 */
export function checkLog(log: EventLog): void {
  checkCounts(log);
  checkColumns(log);
  let before = -Infinity;
  for (let e = 0; e < log.length; e++) {
    checkEvent(log, e);
    if (log.at[e] < before) throw new RangeError(`Event ${e} is older than the one before; sort by time.`);
    before = log.at[e];
  }
}

/** @throws RangeError for an event of a user, an item, a kind, stars or a time that there are not */
export function checkEvent(log: EventLog, e: number): void {
  if (!(log.users[e] < log.userCount)) {
    throw new RangeError(`Event ${e}: user ${log.users[e]}, but there are only ${log.userCount}.`);
  }
  if (!(log.items[e] < log.itemCount)) {
    throw new RangeError(`Event ${e}: item ${log.items[e]}, but there are only ${log.itemCount}.`);
  }
  if (!(log.kinds[e] < KINDS.length)) throw new RangeError(`Event ${e}: unknown kind ${log.kinds[e]}.`);
  if (log.kinds[e] === RATING && !(log.values[e] >= 0 && Number.isFinite(log.values[e]))) {
    throw new RangeError(`Event ${e}: a rating of ${log.values[e]}.`);
  }
  const amount = log.amounts?.[e] ?? 1;
  if (!(amount >= 0 && Number.isFinite(amount))) throw new RangeError(`Event ${e}: an amount of ${amount}.`);
  if (!Number.isFinite(log.at[e])) throw new RangeError(`Event ${e}: its time is ${log.at[e]}.`);
}

function checkCounts(log: EventLog): void {
  for (const name of ["userCount", "itemCount", "length"] as const) {
    if (!Number.isInteger(log[name]) || log[name] < 0) {
      throw new RangeError(`The log's ${name} must be an integer ≥ 0; found ${log[name]}.`);
    }
  }
  if (log.categories !== undefined && log.categories.length !== log.itemCount) {
    throw new RangeError(`${log.categories.length} categories for ${log.itemCount} items.`);
  }
}

function checkColumns(log: EventLog): void {
  for (const [name, type] of Object.entries(COLUMNS) as [
    keyof typeof COLUMNS,
    new () => ArrayLike<number>,
  ][]) {
    const column: object | undefined = log[name];
    if (name === "amounts" && column === undefined) continue;
    if (!(column instanceof type)) {
      const found = Array.isArray(column) ? "a plain array" : column?.constructor.name;
      throw new TypeError(`The log's ${name} must be a ${type.name}; found ${found}.`);
    }
    if (column.length < log.length) {
      throw new RangeError(`The log has ${log.length} events, ${column.length} ${name}.`);
    }
  }
}
