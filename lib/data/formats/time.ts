import type { Rejection } from "./verdict";
import { type DateOrder, readWrittenTime } from "./written-time";

/** What files call the column of times. */
export const TIME_NAMES: readonly string[] = [
  ...["time", "timestamp", "date", "event_time", "event_timestamp", "event_date", "ts", "datetime"],
  ...["date_time", "created_at", "created", "occurred_at", "ordered_at", "purchased_at", "order_date"],
  ...["purchase_date", "order_time", "unix_time", "invoice_date"],
];

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/;

const MINUTE = 60_000;

function offsetOf(zone: string | undefined): number {
  if (!zone?.startsWith("+") && !zone?.startsWith("-")) return 0;
  const digits = zone.slice(1).replace(":", "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (zone.startsWith("-") ? -minutes : minutes) * MINUTE;
}

/** What nearly all files have, without a library: a file may have millions of them. null for anything else. */
function readIso(text: string): number | null {
  const match = ISO.exec(text);
  if (!match) return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone] = match;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), +hour, +minute, +second);
  const date = new Date(at);
  // Date.UTC carries over what does not exist: 30 February, month 13, 25 o'clock.
  const exists =
    date.getUTCMonth() + 1 === Number(month) &&
    date.getUTCDate() === Number(day) &&
    date.getUTCHours() === Number(hour);
  if (!exists || +minute > 59 || +second > 59) return null;
  return at + Number(fraction.padEnd(3, "0").slice(0, 3)) - offsetOf(zone);
}

const NUMBER = /^\d+(?:\.\d*)?(?:e\+?\d+)?$/i;
/** `20191001` and `20191001101500` are days and moments written without marks. */
const COMPACT = /^(?:19|20)\d{6}(?:\d{6})?$/;
/** Smaller numbers are no times of our days: as seconds they would lie before 1973. */
const FIRST_SECONDS = 1e8;

/** Powers of ten by which numbers below a bound exceed milliseconds: seconds, milli-, micro- and nanoseconds. */
const UNITS: readonly (readonly [below: number, power: number])[] = [
  // As seconds, greater numbers would lie after the year 5000.
  [1e11, -3],
  [1e14, 0],
  [1e17, 3],
  [1e20, 6],
];

/** A number since the epoch as milliseconds; its unit is seen by its size. null beyond all sizes. */
function readEpoch(text: string): number | null {
  const number = Number(text);
  const unit = UNITS.find(([below]) => number < below);
  if (!unit) return null;
  const [, power] = unit;
  // Nanoseconds have more digits than a number holds: what is below a millisecond is cut off beforehand.
  if (power > 0 && /^\d+$/.test(text)) return Number(text.slice(0, -power));
  // Decimals of seconds come out a hair too small: 0.29 · 1000 is not 290.
  return Math.floor(Math.round(number * 10 ** (3 - power)) / 1000);
}

/**
 * A time as milliseconds since the epoch, as the world writes them: ISO 8601 (without a zone it is UTC), days and
 * moments in the order of year, month, day or with the month's name, or a number of seconds, milli-, micro- or
 * nanoseconds since the epoch. null for anything else, also for days that do not exist.
 *
 * @param order of day and month where both are numbers and the year comes last; without it only those are read that
 *   have one reading
 */
export function readTime(text: string, order?: DateOrder): number | null {
  const iso = readIso(text);
  if (iso !== null) return iso;
  if (!NUMBER.test(text) || COMPACT.test(text)) {
    const written = readWrittenTime(text, order);
    if (written !== null || !NUMBER.test(text)) return written;
  }
  return Number(text) < FIRST_SECONDS ? null : readEpoch(text);
}

/**
 * A time as milliseconds: a number as it stands, or what `readTime` reads. For files of which only the order of events counts:
 * small numbers, which are not times of our days, are seconds like any other. null for anything else.
 */
export function readMoment(text: string, order?: DateOrder): number | null {
  return NUMBER.test(text) ? readEpoch(text) : readTime(text, order);
}

/** Whether only the order of day and month is missing to read a time. */
function isAmbiguous(text: string): boolean {
  return readTime(text, "dmy") !== null || readTime(text, "mdy") !== null;
}

/** Why a row with this time is rejected, read without an order of day and month or with one. */
export function unreadableTime(text: string, order?: DateOrder): Rejection {
  if (order === undefined && isAmbiguous(text)) {
    return {
      reject: `time "${text}" may have the day or the month first; of interactions --date-order dmy or mdy says which`,
      group: "time may have the day or the month first; of interactions --date-order dmy or mdy says which",
    };
  }
  return {
    reject: `time "${text}" is neither a date nor seconds, milli-, micro- or nanoseconds since 1970`,
    group: "time cannot be read",
  };
}

/** Why a row of a later time than now is rejected. */
export function futureTime(text: string): Rejection {
  return { reject: `time "${text}" lies in the future`, group: "time lies in the future" };
}
