import { formatMoney } from "@/lib/platform/money";
import {
  compareDistributions,
  type Drift,
  MOVED_FROM,
  stabilityOfCounts,
  stabilityOfNumbers,
  WATCH_FROM,
} from "@/ml/index";
import type { DriftMeasure, HealthState, Shares } from "./health-report";
import { concentrationOf, GROUP_LABELS, MOST_DRAWS, spreadValues } from "./sample-counts";
import type { Pair, Traffic } from "./traffic";

/** A difference that chance makes more often is none, however large its index. */
const CHANCE = 0.001;
/** Categories beyond these are put together. */
const MOST_CATEGORIES = 20;
const SEED = 1;

/** Everything in which traffic can be told to differ, of two stretches of time. */
export function measureTraffic(traffic: Traffic, currency: string): DriftMeasure[] {
  return [
    ofGroups(
      "events",
      "What shoppers do",
      groupsOf(traffic.kinds, ({ kind }) => kind),
    ),
    ofGroups("categories", "What they look at", largestCategories(traffic)),
    ofPrices(traffic, currency),
    ofPopularity(traffic),
    ofGroups(
      "hours",
      "When they come",
      groupsOf(traffic.hours, ({ hour }) => `${hour} h`),
    ),
  ];
}

/** Whether the numbers of a drift are worth a look, or more. */
export function stateOf({ distance, p, error }: Drift): HealthState {
  if (error || distance === null || p === null) return "unknown";
  if (p > CHANCE || distance < WATCH_FROM) return "good";
  return distance < MOVED_FROM ? "watch" : "bad";
}

const WORDS: Record<HealthState, string> = {
  good: "is as it was",
  watch: "has shifted a little",
  bad: "has moved",
  unknown: "cannot be compared yet",
};

/** `What shoppers do has moved (stability index 0.31)`. */
export function sayState(subject: string, drift: Drift, detail: string): string {
  const state = stateOf(drift);
  if (state === "unknown") {
    const why = drift.error === "no_spread" ? "it is all the same" : "too little has happened";
    return `${subject} ${WORDS.unknown}: ${why}.`;
  }
  return `${subject} ${WORDS[state]} (stability index ${(drift.distance ?? 0).toFixed(2)})${detail ? `: ${detail}` : ""}.`;
}

interface Groups {
  readonly labels: string[];
  readonly before: number[];
  readonly now: number[];
}

function groupsOf<T extends Pair>(rows: readonly T[], label: (row: T) => string): Groups {
  return {
    labels: rows.map(label),
    before: rows.map(({ before }) => before),
    now: rows.map(({ now }) => now),
  };
}

function largestCategories({ products }: Traffic): Groups {
  const sums = new Map<string, { before: number; now: number }>();
  for (const { category, before, now } of products) {
    const sum = sums.get(category) ?? { before: 0, now: 0 };
    sums.set(category, { before: sum.before + before, now: sum.now + now });
  }
  const sorted = [...sums].sort(([, a], [, b]) => b.before + b.now - a.before - a.now);
  const rows = sorted.slice(0, MOST_CATEGORIES).map(([label, pair]) => ({ label, ...pair }));
  const others = sorted.slice(MOST_CATEGORIES).map(([, pair]) => pair);
  if (others.length > 0) {
    const add = (side: keyof Pair) => others.reduce((sum, pair) => sum + pair[side], 0);
    rows.push({ label: "all others", before: add("before"), now: add("now") });
  }
  return groupsOf(rows, ({ label }) => label);
}

/** As shares of each side. */
function toShares({ labels, before, now }: Groups): Shares {
  const shareOf = (counts: readonly number[]) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => (total === 0 ? 0 : count / total));
  };
  return { labels, before: shareOf(before), now: shareOf(now) };
}

/** What has changed most: `cart from 8.1 % to 14.6 %`. */
function sayLargest({ labels, before, now }: Shares): string {
  let largest = 0;
  labels.forEach((_, i) => {
    const change = Math.abs((now[i] ?? 0) - (before[i] ?? 0));
    if (change > Math.abs((now[largest] ?? 0) - (before[largest] ?? 0))) largest = i;
  });
  const percent = (share = 0) => `${(100 * share).toFixed(1)} %`;
  return `“${labels[largest]}” went from ${percent(before[largest])} to ${percent(now[largest])}`;
}

function ofGroups(name: DriftMeasure["name"], subject: string, groups: Groups): DriftMeasure {
  const drift = stabilityOfCounts(groups.before, groups.now);
  const shares = toShares(groups);
  const state = stateOf(drift);
  const detail = state === "good" ? "" : sayLargest(shares);
  return {
    name,
    state,
    text: sayState(subject, drift, detail),
    index: drift.distance,
    distance: null,
    p: drift.p,
    shares,
  };
}

function ofPrices({ products }: Traffic, currency: string): DriftMeasure {
  const valuesOf = (side: keyof Pair) =>
    spreadValues(products.map((product) => ({ value: product.price, count: product[side] })));
  const [before, now] = [valuesOf("before"), valuesOf("now")];
  const drift = stabilityOfNumbers(before, now);
  const state = stateOf(drift);
  const middle = (values: Float64Array) => values[values.length >> 1] ?? 0;
  const say = (values: Float64Array) => formatMoney({ amount: middle(values), currency });
  return {
    name: "prices",
    state,
    text: sayState(
      "The price of it",
      drift,
      state === "good" ? "" : `the middle went from ${say(before)} to ${say(now)}`,
    ),
    index: drift.distance,
    distance: compareDistributions(before, now).distance,
    p: drift.p,
    shares: binValues(before, now, (amount) => formatMoney({ amount, currency })),
  };
}

/** Up to eight bins with equally many of the values before, for a picture; null without values on both sides. */
export function binValues(
  before: Float64Array,
  now: Float64Array,
  format: (value: number) => string,
): Shares | null {
  if (before.length === 0 || now.length === 0) return null;
  const sorted = Float64Array.from(before).sort();
  const ends = [
    ...new Set([1, 2, 3, 4, 5, 6, 7].map((i) => sorted[Math.ceil((i * sorted.length) / 8) - 1] ?? 0)),
  ];
  const binOf = (value: number) => {
    const bin = ends.findIndex((end) => value <= end);
    return bin < 0 ? ends.length : bin;
  };
  const count = (values: Float64Array) => {
    const counts = new Array<number>(ends.length + 1).fill(0);
    for (const value of values) counts[binOf(value)] = (counts[binOf(value)] ?? 0) + 1;
    return counts;
  };
  const labels = [...ends.map((end) => `to ${format(end)}`), `above ${format(ends.at(-1) ?? 0)}`];
  return toShares({ labels, before: count(before), now: count(now) });
}

function ofPopularity({ products, total }: Traffic): DriftMeasure {
  const draws = Math.min(MOST_DRAWS, total.before, total.now);
  const side = (name: keyof Pair) => {
    const counts = products.map((product) => product[name]);
    const drawn = Math.min(
      draws,
      counts.reduce((sum, count) => sum + count, 0),
    );
    return drawn === 0
      ? GROUP_LABELS.map(() => 0)
      : concentrationOf(counts, { draws: drawn, products: products.length, seed: SEED });
  };
  return ofGroups("popularity", "How far everybody looks at the same", {
    labels: GROUP_LABELS,
    before: side("before"),
    now: side("now"),
  });
}
