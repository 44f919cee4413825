import type { BoostingParameters } from "../parameters";

/*
 * What the operation `findSplits` reads and writes, by place. Sums are whole numbers, times a unit what they stand for.
 *
 * `features`, four for each: its bins, whether the last is of missing values, what it holds (FEATURE), 1 + its monotone sign.
 * `leaves`, eight for each of two: sums of second and first derivatives, rows, least and greatest value, whether splits are
 * looked for, the gain of the leaf as it is.
 * `found`, eight for each of two leaves and each feature: gain (−1: none), last bin on the left, whether missing values go
 * left, sums of second and first derivatives on the left.
 */
export const [PER_FEATURE, PER_LEAF, PER_SPLIT] = [4, 8, 8];
/** Pairs of a feature in a histogram. */
export const BINS = 256;

export const FEATURE = { SKIPPED: 0, NUMBERS: 1, CATEGORIES: 2 } as const;

/** A way to divide a leaf. */
export interface Split {
  readonly feature: number;
  readonly gain: number;
  /** Numbers: the last bin that goes left. */
  readonly bin: number;
  readonly missingLeft: boolean;
  /** Categories: the bins that go left. */
  readonly bins?: readonly number[];
  readonly leftSecond: number;
  readonly leftFirst: number;
  /** What the values of both sides are damped by. */
  readonly l2: number;
}

/** How many derivatives a unit of the sums is worth. */
export interface Units {
  readonly first: number;
  readonly second: number;
}

/** Writes the numbers that splits are judged by. */
export function writeRules(
  rules: Float64Array,
  parameters: BoostingParameters,
  { first, second }: Units,
): void {
  const { l1, l2, minRows, minHessian, minGain, monotone } = parameters;
  rules.set([first, second, l1, l2, minRows, minHessian, minGain, monotone ? 1 : 0]);
}

/** What a leaf of such sums takes off the loss, but for a factor of two. */
export function gainOf(first: number, second: number, l1: number, l2: number): number {
  const size = Math.max(Math.abs(first) - l1, 0);
  return (size * size) / (second + l2);
}

/** The value of a leaf of such sums. */
export function valueOf(first: number, second: number, l1: number, l2: number): number {
  const size = Math.max(Math.abs(first) - l1, 0);
  return (first > 0 ? -size : size) / (second + l2);
}
