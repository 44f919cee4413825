import type { Rejection } from "./verdict";

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s?(Z|[+-]\d{2}:?\d{2})?$/;
const EPOCH = /^\d{9,13}(?:\.\d+)?$/;
/** Epoch numbers from here on are milliseconds: as seconds they would lie after the year 5000. */
const FIRST_MILLISECONDS = 1e11;

function offsetMs(zone: string | undefined): number {
  if (!zone || zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}

/**
 * A time as milliseconds since the epoch: ISO 8601 (a space for the T is fine; without a zone it is UTC), or seconds or
 * milliseconds since the epoch. null for anything else, also for days that do not exist.
 */
export function readTime(text: string): number | null {
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone] = iso;
    const at = Date.UTC(+(year ?? 0), +(month ?? 0) - 1, +(day ?? 0), +hour, +minute, +second);
    const date = new Date(at);
    // Date.UTC carries over what does not exist: 30 February, month 13, 25 o'clock.
    const exists =
      date.getUTCMonth() + 1 === Number(month) &&
      date.getUTCDate() === Number(day) &&
      date.getUTCHours() === Number(hour);
    return exists && +minute < 60 && +second < 60
      ? at + Math.floor(Number(`0.${fraction || 0}`) * 1000) - offsetMs(zone)
      : null;
  }
  if (!EPOCH.test(text)) return null;
  const number = Number(text);
  return Math.floor(number < FIRST_MILLISECONDS ? number * 1000 : number);
}

const NUMBER = /^\d+(?:\.\d*)?(?:e\+?\d+)?$/i;

/** Milliseconds in one unit, for numbers below a bound: seconds, milli-, micro- and nanoseconds. */
const UNITS: readonly (readonly [below: number, milliseconds: number])[] = [
  [FIRST_MILLISECONDS, 1000],
  [1e14, 1],
  [1e17, 1e-3],
  [Infinity, 1e-6],
];

/**
 * A time as milliseconds: what `readTime` reads, or any number. For files of which only the order of events counts:
 * small numbers, which are not times of our days, are seconds like any other. null for anything else.
 */
export function readMoment(text: string): number | null {
  const time = readTime(text);
  if (time !== null || !NUMBER.test(text)) return time;
  const number = Number(text);
  const unit = UNITS.find(([below]) => number < below);
  return unit === undefined ? null : Math.floor(number * unit[1]);
}

/** Why a row with this time is rejected. */
export function unreadableTime(text: string): Rejection {
  return {
    reject: `time "${text}" is neither ISO 8601 nor seconds or milliseconds since 1970`,
    group: "time cannot be read",
  };
}

/** Why a row of a later time than now is rejected. */
export function futureTime(text: string): Rejection {
  return { reject: `time "${text}" lies in the future`, group: "time lies in the future" };
}
