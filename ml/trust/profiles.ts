import type { EventLog } from "../core/data/events";

/** Which columns each user met, without repetition: user u has `columns[indptr[u] … indptr[u+1] − 1]`. */
export interface Profiles {
  readonly users: number;
  readonly columnCount: number;
  readonly indptr: Uint32Array;
  readonly columns: Uint16Array;
  /** Events of each user, repetitions too. */
  readonly events: Uint32Array;
}

/** Items that are looked at one by one: pairs of them are counted in a square of 4 bytes a cell. */
const MOST_COLUMNS = 4_096;

/**
 * Gives each item a column: the most met ones one each, the long tail one for each category, for there hardly two users
 * meet in the same item, though they do in the same shelf. −1 for an item that says nothing.
 */
function assignColumns({ itemCount, categories }: EventLog, met: Uint32Array) {
  const order = [...met.keys()].filter((item) => met[item] > 0).sort((a, b) => met[b] - met[a] || a - b);
  const columnOf = new Int32Array(itemCount).fill(-1);
  if (order.length <= MOST_COLUMNS) {
    order.forEach((item, column) => {
      columnOf[item] = column;
    });
    return { columnOf, columnCount: order.length };
  }
  const shelves = new Map<number, number>();
  const single = categories ? MOST_COLUMNS / 2 : MOST_COLUMNS;
  for (const [place, item] of order.entries()) {
    if (place < single) columnOf[item] = place;
    else if (categories) {
      const category = categories[item];
      const shelf = shelves.get(category) ?? single + (shelves.size % single);
      shelves.set(category, shelf);
      columnOf[item] = shelf;
    }
  }
  return { columnOf, columnCount: single + Math.min(single, shelves.size) };
}

/** Reads from a log what each user met, however often and in whatever way. */
export function buildProfiles(log: EventLog): Profiles {
  const { items, length, userCount } = log;
  const met = new Uint32Array(log.itemCount);
  for (let e = 0; e < length; e++) met[items[e]]++;
  const { columnOf, columnCount } = assignColumns(log, met);
  const { events, columns } = sortByUser(log, columnOf);
  const indptr = new Uint32Array(userCount + 1);
  const lastUser = new Int32Array(columnCount).fill(-1);
  let end = 0;
  let from = 0;
  for (let user = 0; user < userCount; user++) {
    for (const to = from + events[user]; from < to; from++) {
      const column = columns[from];
      if (lastUser[column] === user) continue;
      lastUser[column] = user;
      columns[end++] = column;
    }
    indptr[user + 1] = end;
  }
  return { users: userCount, columnCount, indptr, columns: columns.slice(0, end), events };
}

/** The columns of all events that have one, user after user, each user's in the order of the log. */
function sortByUser({ users, items, length, userCount }: EventLog, columnOf: Int32Array) {
  const events = new Uint32Array(userCount);
  for (let e = 0; e < length; e++) if (columnOf[items[e]] >= 0) events[users[e]]++;
  const next = new Uint32Array(userCount);
  let count = 0;
  for (let user = 0; user < userCount; user++) {
    next[user] = count;
    count += events[user];
  }
  const columns = new Uint16Array(count);
  for (let e = 0; e < length; e++) {
    const column = columnOf[items[e]];
    if (column >= 0) columns[next[users[e]]++] = column;
  }
  return { events, columns };
}

/** The columns of one user; a view. */
export function columnsOf({ indptr, columns }: Profiles, user: number): Uint16Array {
  return columns.subarray(indptr[user], indptr[user + 1]);
}
