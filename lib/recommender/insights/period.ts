import { z } from "zod";
import { type Clock, systemClock } from "@/lib/platform/clock";

/** Whole days of the shop's time zone, UTC, both included: `2026-03-01` to `2026-03-28`. */
export interface Period {
  from: string;
  to: string;
}

const DAY_MS = 86_400_000;
/** More days than this make a chart nobody can read. */
export const MAX_DAYS = 366;
const DEFAULT_DAYS = 28;

/** The UTC day it is now. */
export function currentDay(clock: Clock = systemClock): string {
  return new Date(clock.now()).toISOString().slice(0, 10);
}

/** Midnight UTC at the start of a day. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** The day `offset` days after `day`. */
export function shiftDay(day: string, offset: number): string {
  return new Date(startOfDay(day).getTime() + offset * DAY_MS).toISOString().slice(0, 10);
}

/** How many days a period has; at least 1. */
export function lengthOf({ from, to }: Period): number {
  return Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / DAY_MS) + 1;
}

/** How many days of `period` lie within `bounds`. */
export function daysIn(period: Period, bounds: Period): number {
  const from = period.from > bounds.from ? period.from : bounds.from;
  const to = period.to < bounds.to ? period.to : bounds.to;
  return from > to ? 0 : lengthOf({ from, to });
}

/** Every day of the period, oldest first. */
export function daysOf(period: Period): string[] {
  return Array.from({ length: lengthOf(period) }, (_, i) => shiftDay(period.from, i));
}

/** As many days immediately before. */
export function previousPeriod(period: Period): Period {
  return { from: shiftDay(period.from, -lengthOf(period)), to: shiftDay(period.from, -1) };
}

/** The last `days` days up to and including the day of `now` (ms). */
export function lastDays(days: number, now: number): Period {
  const to = new Date(now).toISOString().slice(0, 10);
  return { from: shiftDay(to, 1 - days), to };
}

/** A period from an address: both days real, in order, at most MAX_DAYS. */
export const periodSchema = z
  .object({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "The last day comes before the first." })
  .refine((period) => lengthOf(period) <= MAX_DAYS, {
    path: ["from"],
    message: `At most ${MAX_DAYS} days can be shown at once.`,
  });

/** The period somebody asked for in the address, the default when they asked for none, and what was wrong with it. */
export interface RequestedPeriod {
  period: Period;
  problem: string | null;
}

/** Reads `?from=&to=`. Anything unreadable becomes the last 28 days and a sentence saying so: an address is no form. */
export function readPeriod(query: { from?: unknown; to?: unknown }, now: number): RequestedPeriod {
  const usual = lastDays(DEFAULT_DAYS, now);
  if (query.from === undefined && query.to === undefined) return { period: usual, problem: null };
  const parsed = periodSchema.safeParse(query);
  if (parsed.success) return { period: parsed.data, problem: null };
  const first = parsed.error.issues[0];
  const reason = first?.code === "custom" ? first.message : "The days could not be read.";
  return { period: usual, problem: `${reason} These are the last ${DEFAULT_DAYS} days.` };
}
