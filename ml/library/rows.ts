import { KINDS, type EventLog, type Kind } from "../core/data/events";
import { createIds, type Ids } from "./ids";

/** Something a user did with an item. */
export interface Row {
  readonly user: string;
  readonly item: string;
  /**
   * How much it counts, ≥ 0: pieces, plays, minutes; 1 unless told. For a model of ratings, and in a row of kind
   * "rating", it is the rating.
   */
  readonly value?: number;
  /** When it happened: a Date, milliseconds since the epoch or an ISO date. In all rows or in none. */
  readonly at?: Date | number | string;
  /** "view" unless told; a like counts twice as much, a cart three times, a purchase five times. */
  readonly kind?: Kind;
}

/** A row of somebody's own history. */
export type HistoryRow = Omit<Row, "user">;

/** Rows as columns, oldest first. */
export interface Columns {
  readonly users: readonly string[];
  readonly items: readonly string[];
  readonly kinds: Uint8Array;
  /** Ratings, and 1 for what is none. */
  readonly values: Float32Array;
  readonly amounts: Float32Array;
  readonly at: Float64Array;
  readonly isTimed: boolean;
}

export interface ReadOptions {
  /** The model learns ratings: a value without a kind is one. */
  readonly isRating: boolean;
  /** When what has no time happened; 0 unless told. */
  readonly now?: number;
}

/**
 * Checks rows and puts them in the order of time; rows of one time stay in the order they came in.
 *
 * @throws RangeError or TypeError naming the first row that is none, and what is wrong with it
 */
export function readRows(rows: Iterable<Row>, options: ReadOptions): Columns {
  const read: (ReadEvent & { readonly user: string; readonly item: string })[] = [];
  let isTimed = false;
  for (const row of iterate(rows)) {
    const name = `rows[${read.length}]`;
    if (typeof row !== "object" || row === null)
      throw new TypeError(`${name} must be an object with user and item.`);
    if (read.length === 0) isTimed = row.at !== undefined;
    else if ((row.at !== undefined) !== isTimed) {
      throw new TypeError(`${name}.at: give a time in all rows or in none.`);
    }
    read.push({
      user: readId(row.user, `${name}.user`),
      item: readId(row.item, `${name}.item`),
      ...readEvent(row, name, options),
    });
  }
  if (read.length === 0) throw new RangeError("Nothing to learn from: there are no rows.");
  const sorted = isTimed ? read.sort((a, b) => a.at - b.at) : read;
  return {
    users: sorted.map(({ user }) => user),
    items: sorted.map(({ item }) => item),
    kinds: Uint8Array.from(sorted, ({ kind }) => kind),
    values: Float32Array.from(sorted, ({ stars }) => stars),
    amounts: Float32Array.from(sorted, ({ amount }) => amount),
    at: Float64Array.from(sorted, ({ at }) => at),
    isTimed,
  };
}

interface ReadEvent {
  readonly kind: number;
  readonly stars: number;
  readonly amount: number;
  readonly at: number;
}

/** What a row says besides who and what. */
export function readEvent(row: Omit<HistoryRow, "item">, name: string, options: ReadOptions): ReadEvent {
  const { value, kind = options.isRating && value !== undefined ? "rating" : "view" } = row;
  if (!KINDS.includes(kind)) {
    throw new RangeError(`${name}.kind must be one of ${KINDS.join(", ")}; found ${show(kind)}.`);
  }
  if (value !== undefined && !(typeof value === "number" && value >= 0 && value <= 1e9)) {
    throw new RangeError(`${name}.value must be a number from 0 to 1e9; found ${show(value)}.`);
  }
  const isRating = kind === "rating";
  if (isRating && !(value !== undefined && value > 0)) {
    throw new RangeError(`${name}.value must be a rating above 0; found ${show(value)}.`);
  }
  const at = row.at === undefined ? (options.now ?? 0) : readTime(row.at, `${name}.at`);
  return {
    kind: KINDS.indexOf(kind),
    stars: isRating ? (value ?? 1) : 1,
    amount: isRating ? 1 : (value ?? 1),
    at,
  };
}

export function readTime(at: Date | number | string, name: string): number {
  const time = typeof at === "string" ? Date.parse(at) : Number(at);
  if (Number.isFinite(time)) return time;
  throw new RangeError(`${name} must be a Date, milliseconds or an ISO date; found ${show(at)}.`);
}

export function readId(id: unknown, name: string): string {
  if (typeof id === "string" && id !== "") return id;
  throw new TypeError(`${name} must be a string that is not empty; found ${show(id)}.`);
}

function iterate<T>(rows: Iterable<T>): Iterable<T> {
  if (typeof rows?.[Symbol.iterator] === "function") return rows;
  throw new TypeError(`Rows must be an array or another iterable; found ${show(rows)}.`);
}

function show(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** The columns with users and items as numbers: those of `items`, and those it does not have yet. */
export function toLog(columns: Columns, items: Ids): { readonly users: Ids; readonly log: EventLog } {
  const users = createIds();
  const { kinds, values, amounts, at } = columns;
  const numbers = {
    users: Uint32Array.from(columns.users, users.add),
    items: Uint32Array.from(columns.items, items.add),
  };
  const log = { ...numbers, kinds, values, amounts, at, length: at.length };
  return { users, log: { ...log, userCount: users.names.length, itemCount: items.names.length } };
}
