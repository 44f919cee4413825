import type { Chance } from "@/lib/platform/random";
import type { Season } from "./catalog/plan";
import { drawIndex, sumUp } from "@/ml/index";
import { DAY } from "./sample-options";

/** Day of the year each season is at its height, and how many days it lasts to either side. */
const PEAKS: Record<Season, readonly [peak: number, width: number]> = {
  spring: [105, 40],
  summer: [188, 42],
  autumn: [280, 40],
  winter: [350, 42],
  gifts: [340, 24],
};

/** How much a kind of product is wanted at a time of year: 0.6 out of season, up to 1.9 at its height. */
export function seasonFactor(season: Season | null, at: number): number {
  if (season === null) return 1;
  const [peak, width] = PEAKS[season];
  const date = new Date(at);
  const day = (at - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY;
  const apart = Math.abs(day - peak);
  const distance = Math.min(apart, 365 - apart);
  return 0.6 + 1.3 * Math.exp(-((distance / width) ** 2));
}

// Sunday first. Weekends are for browsing.
const WEEKDAYS = [1.25, 1, 0.95, 0.95, 0.92, 0.9, 1.15];
// Hours of the day in UTC: a small hump at lunch, a large one in the evening.
const HOURS = sumUp([
  3, 1.5, 0.8, 0.5, 0.5, 0.8, 2, 4, 6, 7, 7.5, 8, 9.5, 9, 7.5, 7, 7, 8, 9.5, 12, 14, 13.5, 10, 6,
]);

/** When a visit on some day between `from` and `to` begins; weekdays and hours have their rhythm. */
export function drawVisitTime(chance: Chance, from: number, to: number): number {
  for (let attempt = 0; ; attempt++) {
    const day = Math.floor((from + chance.uniform() * (to - from)) / DAY) * DAY;
    const wanted = WEEKDAYS[new Date(day).getUTCDay()] ?? 1;
    const at = day + (drawIndex(chance, HOURS) + chance.uniform()) * (DAY / 24);
    const isFine = at >= from && at < to && chance.uniform() * 1.25 < wanted;
    if (isFine) return at;
    // A window of hours may hold no such time at all.
    if (attempt > 40) return from + chance.uniform() * (to - from);
  }
}
