import { type Metric, metricSums, type VariantSums } from "./variant";
import type { AnalysisProblem } from "./problem";

/** Fewer units in a variant, and nothing is said. */
export const MIN_UNITS = 8;
/** As few units behind a variant's numbers, and they are an anecdote. */
export const MIN_EVENTS = 5;

/** What keeps variants from being compared at all, or null. */
export function findImpossible(variants: readonly VariantSums[], metric: Metric): AnalysisProblem | null {
  if (variants.length < 2) return "too_few_variants";
  if (!variants.every((variant) => isPossible(variant, metric))) return "impossible_counts";
  if (variants.some(({ n }) => n === 0)) return "empty_variant";
  if (variants.some(({ n }) => n === 1)) return "single_unit";
  if (metric === "ratio" && variants.some(({ denominator }) => !denominator?.sum)) return "zero_denominator";
  return null;
}

function isPossible(variant: VariantSums, metric: Metric): boolean {
  const { n, sum, covariate, denominator } = variant;
  const squares = [metricSums(variant, metric), covariate, covariate?.denominator, denominator];
  if (!Number.isInteger(n) || n < 0 || !Number.isFinite(sum)) return false;
  if (metric === "proportion" && !(sum >= 0 && sum <= n)) return false;
  return squares.every((sums) => !sums || (Number.isFinite(sums.sum) && sums.sumSquares >= 0));
}

/** Whether a variant has fewer units than anything should be said about. */
export function hasFewUnits(variants: readonly VariantSums[]): boolean {
  return variants.some(({ n }) => n < MIN_UNITS);
}

/** Whether few units made a variant's numbers: hardly any hits (or misses), or one order of a million shoppers. */
export function hasFewEvents(
  variants: readonly VariantSums[],
  { metric, relative, leastEvents = MIN_EVENTS }: { metric: Metric; relative: boolean; leastEvents?: number },
): boolean {
  return variants.some((variant) => eventsBehind(variant, metric, relative) < leastEvents);
}

/**
 * How many units a variant's numbers are worth: the squared sum over the sum of squares is k where k units have the same
 * amount and all others none. Sums of amounts of both signs say nothing of that kind, and they make no sense as the base
 * of a lift either; in absolute differences only a single amount is told.
 */
function eventsBehind(variant: VariantSums, metric: Metric, relative: boolean): number {
  const { n, sum } = variant;
  if (metric === "proportion") return Math.min(sum, n - sum);
  const { sumSquares } = metricSums(variant, metric);
  if (sumSquares === 0) return n;
  const units = sum ** 2 / sumSquares;
  const isOne = Math.abs(units - 1) < 1e-9;
  return relative || isOne ? units : n;
}
