import { DAY_MS } from "./options";

const YEAR_DAYS = 365.25;
/** The busiest day of the year, counted from New Year: early December. */
const PEAK_DAY = 340;
const YEARLY = 0.3;
const WEEKLY = 0.18;
/** A shop that is doing well: visits at the end over visits at the beginning of a year. */
const GROWTH = 1.4;
/** Visits by hour of the day (UTC): a small peak at noon, a large one in the evening. */
const HOURS = [5, 3, 2, 1, 1, 2, 4, 7, 9, 10, 11, 12, 13, 12, 11, 11, 12, 14, 17, 20, 21, 19, 14, 9] as const;
const HOURS_MEAN = HOURS.reduce<number>((sum, hour) => sum + hour, 0) / HOURS.length;

/** Visits by hour of the day (UTC), 24 of them; 1 on average. */
export function demandByHour(): Float64Array {
  return Float64Array.from(HOURS, (visits) => visits / HOURS_MEAN);
}

/** Days since New Year, 0–366. */
export function dayOfYear(at: number): number {
  return (at - Date.UTC(new Date(at).getUTCFullYear(), 0, 1)) / DAY_MS;
}

/** How busy the shop is on the day of `at`: the year, the week (most on Sundays) and growth since `start`. */
export function dailyDemand(at: number, start: number): number {
  const year = 1 + YEARLY * Math.cos((2 * Math.PI * (dayOfYear(at) - PEAK_DAY)) / YEAR_DAYS);
  const week = 1 + WEEKLY * Math.cos((2 * Math.PI * new Date(at).getUTCDay()) / 7);
  return year * week * GROWTH ** ((at - start) / DAY_MS / YEAR_DAYS);
}

/** How busy the hour of `at` is among the hours of its day; 1 on average. */
export function hourlyDemand(at: number): number {
  return (HOURS[new Date(at).getUTCHours()] ?? 0) / HOURS_MEAN;
}

/** A yearly wave of demand: when it peaks (days since New Year) and the share it loses half a year later. */
export interface Season {
  peak: number;
  depth: number;
}

/** Share of the best demand a season leaves on the day of `at`, 1 − depth … 1. */
export function seasonalShare({ peak, depth }: Season, at: number): number {
  const wave = Math.cos((2 * Math.PI * (dayOfYear(at) - peak)) / YEAR_DAYS);
  return 1 - depth * (0.5 - 0.5 * wave);
}
