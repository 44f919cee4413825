import type { EventLog } from "@/ml/index";
import type { Bar, Spread } from "./exploration";

const DAY_MS = 86_400_000;
/** More bars than these cannot be told apart. */
const MOST_BARS = 60;
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/** Shares of the most popular products that the long tail is shown at. */
const TAIL_AT = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1];

/** How often each number below `size` occurs in a column. */
export function countEach(column: ArrayLike<number>, length: number, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (let i = 0; i < length; i++) {
    const key = column[i] ?? 0;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** In bins 1, 2, 3–4, 5–8, 9–16 …; those of nothing are left out. */
export function spreadOf(counts: ArrayLike<number>): Spread {
  const some = Float64Array.from(counts)
    .filter((count) => count > 0)
    .sort();
  const bins: number[] = [];
  let sum = 0;
  for (const count of some) {
    const bin = Math.ceil(Math.log2(count));
    bins[bin] = (bins[bin] ?? 0) + 1;
    sum += count;
  }
  const bars = Array.from(bins, (value = 0, bin): Bar => ({ label: labelOf(bin), value }));
  return {
    bars,
    median: some[some.length >> 1] ?? 0,
    mean: some.length === 0 ? 0 : sum / some.length,
    largest: some[some.length - 1] ?? 0,
  };
}

function labelOf(bin: number): string {
  const to = 2 ** bin;
  const from = to / 2 + 1;
  return bin < 2 ? String(to) : `${from}–${to}`;
}

/** Events by hour of the day, by weekday, and over time in at most sixty steps of days, weeks or more. In UTC. */
export function describeTimes({ at, length }: EventLog) {
  const [first, last] = [at[0] ?? 0, at[length - 1] ?? 0];
  const hours = new Float64Array(24);
  const weekdays = new Float64Array(7);
  const firstDay = Math.floor(first / DAY_MS);
  const days = Math.floor(last / DAY_MS) - firstDay + 1;
  const step = stepFor(days);
  const steps = new Float64Array(Math.ceil(days / step));
  for (let i = 0; i < length; i++) {
    const time = at[i] ?? 0;
    const day = Math.floor(time / DAY_MS);
    add(hours, Math.floor((time - day * DAY_MS) / 3_600_000));
    // The epoch began on a Thursday.
    add(weekdays, (((day + 3) % 7) + 7) % 7);
    add(steps, Math.floor((day - firstDay) / step));
  }
  const dayOf = (i: number) => new Date((firstDay + i * step) * DAY_MS).toISOString().slice(0, 10);
  return {
    timeline: Array.from(steps, (value, i): Bar => ({ label: dayOf(i), value })),
    hours: Array.from(hours, (value, hour): Bar => ({ label: String(hour), value })),
    weekdays: Array.from(weekdays, (value, i): Bar => ({ label: WEEKDAYS[i] ?? "", value })),
  };
}

function stepFor(days: number): number {
  if (days <= MOST_BARS) return 1;
  return days <= 7 * MOST_BARS ? 7 : Math.ceil(days / MOST_BARS);
}

function add(sums: Float64Array, place: number): void {
  sums[place] = (sums[place] ?? 0) + 1;
}

/** How much of all events the most popular products have. */
export function describeTail(perProduct: Uint32Array): { products: number; events: number }[] {
  const sorted = perProduct
    .filter((count) => count > 0)
    .sort()
    .reverse();
  const total = sorted.reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  let [sum, place] = [0, 0];
  return TAIL_AT.map((share) => {
    const to = Math.max(1, Math.round(share * sorted.length));
    for (; place < to; place++) sum += sorted[place] ?? 0;
    return { products: share, events: sum / total };
  });
}
