import { readTime } from "@/lib/data/import/format/read-time";
import type { Refusal } from "./file-account";

const NUMBER = /^\d+(?:\.\d*)?(?:e\+?\d+)?$/i;
/** Milliseconds in one unit, for numbers below a bound: seconds, milli-, micro- and nanoseconds. */
const UNITS: readonly (readonly [below: number, milliseconds: number])[] = [
  [1e11, 1000],
  [1e14, 1],
  [1e17, 1e-3],
  [Infinity, 1e-6],
];

/**
 * A time as milliseconds: ISO 8601, or a number. What counts is which of two events was first, so that small
 * numbers, which are no time of our days, are seconds like any other. null for anything else.
 */
export function readMoment(text: string): number | null {
  const time = readTime(text);
  if (time !== null || !NUMBER.test(text)) return time;
  const number = Number(text);
  const unit = UNITS.find(([below]) => number < below);
  return unit === undefined ? null : Math.floor(number * unit[1]);
}

/** Why a row without a time that can be read is none. */
export function unreadableTime(text: string): Refusal {
  return {
    reason: `time "${text}" is neither ISO 8601 nor seconds or milliseconds since 1970`,
    group: "time cannot be read",
  };
}
