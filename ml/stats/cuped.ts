import type { Estimate, Pair } from "./estimate";
import { covarianceOf, meanOf, shareCovarianceOf, shareVarianceOf, type Sums, varianceOf } from "./moments";
import { type Metric, metricSums, type VariantSums } from "./variant";

/** A variant's metric and its covariate. */
interface Adjustable {
  readonly n: number;
  readonly metric: Sums;
  readonly covariate: Sums;
  readonly sumProducts: number;
  /** Both are yes or no. */
  readonly shares: boolean;
}

interface Spread {
  readonly metric: number;
  readonly covariate: number;
  readonly covariance: number;
}

/**
 * Both variants, what was to be expected of their units taken out (CUPED; Deng, Xu, Kohavi and Walker 2013): y − θx,
 * with one θ for both. Null where the covariate tells nothing.
 */
export function adjustedPair(a: VariantSums, b: VariantSums, metric: Metric): Pair | null {
  const shares = metric === "proportion" && [a, b].every(({ covariate }) => isShare(covariate));
  const [ofA, ofB] = [adjustable(a, metric, shares), adjustable(b, metric, shares)];
  if (!ofA || !ofB) return null;
  const theta = thetaOf(ofA, ofB);
  if (theta === 0) return null;
  const [adjustedA, adjustedB] = [adjust(ofA, theta), adjust(ofB, theta)];
  return { a: adjustedA, b: adjustedB, relativeVariance: relativeVariance(ofA, ofB, theta) };
}

/** The slope of the metric over the covariate, all units together; 0 where either does not vary. */
function thetaOf(a: Adjustable, b: Adjustable): number {
  const both = spreadOf({
    n: a.n + b.n,
    metric: add(a.metric, b.metric),
    covariate: add(a.covariate, b.covariate),
    sumProducts: a.sumProducts + b.sumProducts,
    shares: a.shares,
  });
  return both.metric === 0 || both.covariate === 0 ? 0 : both.covariance / both.covariate;
}

function adjust(variant: Adjustable, theta: number): Estimate {
  const { n, metric, covariate } = variant;
  const spread = spreadOf(variant);
  const plainMean = meanOf(n, metric.sum);
  return {
    n,
    plainMean,
    mean: plainMean - theta * meanOf(n, covariate.sum),
    variance: spread.metric + theta ** 2 * spread.covariate - 2 * theta * spread.covariance,
  };
}

/** By the delta method; the lift is relative to A's mean as it was measured. */
function relativeVariance(a: Adjustable, b: Adjustable, theta: number): number {
  const baseline = meanOf(a.n, a.metric.sum);
  const quotient = meanOf(b.n, b.metric.sum) / baseline;
  const spread = spreadOf(a);
  const varianceA =
    spread.metric * quotient ** 2 - 2 * theta * spread.covariance * quotient + theta ** 2 * spread.covariate;
  return (adjust(b, theta).variance / b.n + varianceA / a.n) / baseline ** 2;
}

function adjustable(variant: VariantSums, metric: Metric, shares: boolean): Adjustable | null {
  const { n, covariate } = variant;
  if (!covariate) return null;
  const { sumProducts } = covariate;
  return { n, metric: metricSums(variant, metric), covariate, sumProducts, shares };
}

/** Squares of 0 and 1 are themselves. */
function isShare(covariate: VariantSums["covariate"]): boolean {
  return !!covariate && covariate.sumSquares === covariate.sum;
}

function spreadOf({ n, metric, covariate, sumProducts, shares }: Adjustable): Spread {
  if (shares)
    return {
      metric: shareVarianceOf(n, metric.sum),
      covariate: shareVarianceOf(n, covariate.sum),
      covariance: shareCovarianceOf(n, metric.sum, covariate.sum, sumProducts),
    };
  return {
    metric: varianceOf(n, metric),
    covariate: varianceOf(n, covariate),
    covariance: covarianceOf(n, metric.sum, covariate.sum, sumProducts),
  };
}

function add(a: Sums, b: Sums): Sums {
  return { sum: a.sum + b.sum, sumSquares: a.sumSquares + b.sumSquares };
}
