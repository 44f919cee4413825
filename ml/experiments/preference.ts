import { type Analysis, NOTHING } from "../stats/analyse";
import { MIN_EVENTS, MIN_UNITS } from "../stats/check-variants";
import type { Effect } from "../stats/effect";
import { areOptionsGood, judgeEffect, type JudgeOptions } from "../stats/judge";
import { covarianceOf, ratioVariance, type Sums, varianceOf } from "../stats/moments";
import { type AnalysisProblem, isProblem } from "../stats/problem";

/** Sums over the shoppers who clicked in interleaved lists; a shopper counts once, with all their clicks. */
export interface PreferenceSums {
  /** Shoppers with at least one click. */
  readonly n: number;
  /** Clicks on what the first ranking brought. */
  readonly first: Sums;
  /** Clicks on what the second brought. */
  readonly second: Sums;
  /** Σ over shoppers of one times the other. */
  readonly sumProducts: number;
}

/**
 * How far shoppers prefer the second ranking: its share of the clicks minus the first one's, from −1 to 1; 0 where they do not
 * care. The error is by the delta method with the shopper as the unit, since the clicks of one shopper go together.
 */
export function judgePreference(
  sums: PreferenceSums,
  options: Omit<JudgeOptions, "relative" | "prior">,
): Analysis {
  const verdict = judge(sums, { ...options, relative: false, prior: null });
  const srm = { p: null };
  return isProblem(verdict)
    ? { ...NOTHING, srm, error: verdict }
    : { ...verdict, srm, error: findWithheld(sums) };
}

function judge(sums: PreferenceSums, options: JudgeOptions) {
  if (!areOptionsGood(options)) return "bad_options";
  const effect = measurePreference(sums);
  return isProblem(effect) ? effect : judgeEffect(effect, options);
}

function measurePreference(sums: PreferenceSums): Effect | AnalysisProblem {
  const { n, first, second } = sums;
  if (!isPossible(sums)) return "impossible_counts";
  if (n === 0) return "empty_variant";
  if (n === 1) return "single_unit";
  const clicks = first.sum + second.sum;
  if (clicks === 0) return "zero_denominator";
  const [of1, of2] = [varianceOf(n, first), varianceOf(n, second)];
  const both = covarianceOf(n, first.sum, second.sum, sums.sumProducts);
  const difference = { mean: (second.sum - first.sum) / n, variance: of1 + of2 - 2 * both };
  const total = { mean: clicks / n, variance: of1 + of2 + 2 * both };
  const variance = ratioVariance(difference, total, of2 - of1) / n;
  // Rounding leaves a little where every shopper prefers the same ranking to the same degree.
  if (!(variance > 1e-15)) return Number.isFinite(variance) ? "zero_variance" : "not_finite";
  const lift = difference.mean / total.mean;
  return { lift, standardError: Math.sqrt(variance), degrees: n - 1, n, baseline: 0 };
}

function isPossible({ n, first, second, sumProducts }: PreferenceSums): boolean {
  const numbers = [n, first.sum, first.sumSquares, second.sum, second.sumSquares, sumProducts];
  return Number.isInteger(n) && numbers.every((value) => Number.isFinite(value) && value >= 0);
}

function findWithheld({ n, first, second, sumProducts }: PreferenceSums): AnalysisProblem | null {
  if (n < MIN_UNITS) return "too_few_units";
  const squares = first.sumSquares + second.sumSquares + 2 * sumProducts;
  // As many shoppers as clicked, if each had clicked equally often: one who clicks all day is one.
  return (first.sum + second.sum) ** 2 / squares < MIN_EVENTS ? "too_few_events" : null;
}
