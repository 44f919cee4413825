import { NO_SAMPLE, type Sample } from "./clustered";
import type { Outcome, Step } from "./outcome";

/** What came of a group, before the largest sums are cut. */
export interface Tally {
  outcome: Outcome;
  /** What each shopper brought in who brought in anything. */
  revenues: Float64Array;
}

/** The mean and variance of `count` numbers: the first `given` of these, and zero for all others. */
export function sampleOf(numbers: Float64Array, given: number, count: number): Sample {
  if (count === 0) return NO_SAMPLE;
  let sum = 0;
  for (let i = 0; i < given; i++) sum += numbers[i] ?? 0;
  const mean = sum / count;
  if (count < 2) return { count, mean, variance: null };
  let squares = (count - given) * mean * mean;
  for (let i = 0; i < given; i++) squares += ((numbers[i] ?? 0) - mean) ** 2;
  return { count, mean, variance: squares / (count - 1) };
}

/** A group as a whole, and day by day in the order of its days. */
export interface DailyTally {
  whole: Tally;
  days: Tally[];
}

/** Of the lists of a group that reached a step: how many, how often, and how many pieces. */
export function keepCounts(
  outcome: Outcome,
  step: Step,
  { lists, all, pieces }: { lists: number; all: number; pieces: number },
): void {
  if (step === "click") [outcome.clickedLists, outcome.clicks] = [lists, all];
  else if (step === "cart") [outcome.cartedLists, outcome.carts] = [lists, all];
  else [outcome.boughtLists, outcome.lines, outcome.units] = [lists, all, pieces];
}

/** What adds up over days. */
const COUNTS = [
  "lists",
  "clickedLists",
  "clicks",
  "cartedLists",
  "carts",
  "boughtLists",
  "lines",
  "units",
] as const satisfies (keyof Outcome)[];

/** Adds a part's counts to the whole's. */
export function addCounts(whole: Outcome, part: Outcome): void {
  for (const count of COUNTS) whole[count] += part[count];
}

/** Of the shoppers who bought, the share whose revenue counts in full; what others spent above it is cut in the mean. */
const FULL_REVENUE = 0.99;

/** The largest sum that counts in full, of what shoppers brought in; Infinity when nobody did. */
export function capOf(revenues: readonly Float64Array[]): number {
  const positive = new Float64Array(revenues.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const sums of revenues) {
    positive.set(sums, at);
    at += sums.length;
  }
  positive.sort();
  return positive[Math.max(0, Math.ceil(FULL_REVENUE * positive.length) - 1)] ?? Number.POSITIVE_INFINITY;
}

/** The outcome of a tally, with what each shopper brought in up to `cap`. */
export function toOutcome({ outcome, revenues }: Tally, cap: number): Outcome {
  const cut = revenues.map((sum) => Math.min(sum, cap));
  return { ...outcome, revenuePerShopper: sampleOf(cut, cut.length, outcome.shoppers) };
}
