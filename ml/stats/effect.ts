import { adjustedPair } from "./cuped";
import { adjustedRatioPair } from "./cuped-ratio";
import { type Estimate, type Pair, plainPair } from "./estimate";
import type { AnalysisProblem } from "./problem";
import type { Metric, VariantSums } from "./variant";

/** How B differs from A, as measured. */
export interface Effect {
  /** B − A, relative: as a share of A. */
  readonly lift: number;
  readonly standardError: number;
  /** Degrees of freedom (Welch and Satterthwaite). */
  readonly degrees: number;
  /** Units of both. */
  readonly n: number;
  /** A's mean as it was measured. */
  readonly baseline: number;
}

/** The difference of two variants that have units, with the covariate taken out where there is one. */
export function measureEffect(
  a: VariantSums,
  b: VariantSums,
  metric: Metric,
  relative: boolean,
): Effect | AnalysisProblem {
  const pair = pairOf(a, b, metric);
  const baseline = pair.a.plainMean;
  if (!Number.isFinite(pair.a.variance + pair.b.variance)) return "not_finite";
  if (pair.a.variance <= 0 || pair.b.variance <= 0) return "zero_variance";
  if (relative && (baseline === 0 || pair.a.mean === 0)) return "zero_baseline";
  const variance = relative ? pair.relativeVariance : meanVariance(pair.a) + meanVariance(pair.b);
  const lift = (pair.b.mean - pair.a.mean) / (relative ? baseline : 1);
  const degrees = degreesOf(pair.a, pair.b);
  if (![variance, lift, degrees].every(Number.isFinite)) return "not_finite";
  if (variance <= 0) return "zero_variance";
  return { lift, standardError: Math.sqrt(variance), degrees, n: a.n + b.n, baseline };
}

function pairOf(a: VariantSums, b: VariantSums, metric: Metric): Pair {
  const adjusted = metric === "ratio" ? adjustedRatioPair(a, b) : adjustedPair(a, b, metric);
  return adjusted ?? plainPair(a, b, metric);
}

function meanVariance({ n, variance }: Estimate): number {
  return variance / n;
}

/** As one sum of shares: the squares themselves might be too large or too small to hold. */
function degreesOf(a: Estimate, b: Estimate): number {
  const share = meanVariance(a) / (meanVariance(a) + meanVariance(b));
  return 1 / (share ** 2 / (a.n - 1) + (1 - share) ** 2 / (b.n - 1));
}
