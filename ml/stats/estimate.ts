import { covarianceOf, meanOf, type Moments, ratioVariance, shareVarianceOf, varianceOf } from "./moments";
import { type Metric, metricSums, type VariantSums } from "./variant";

/** What a variant says of its metric. `variance` is that of one unit: the mean's is a n-th of it. */
export interface Estimate extends Moments {
  readonly n: number;
  /** The mean as it was measured, where `mean` is adjusted by a covariate. */
  readonly plainMean: number;
}

/** Two variants, and the variance of B's lift relative to A. */
export interface Pair {
  readonly a: Estimate;
  readonly b: Estimate;
  readonly relativeVariance: number;
}

/** A variant without a covariate. */
export function estimate(variant: VariantSums, metric: Metric): Estimate {
  const { mean, variance } = metric === "ratio" ? ratioMoments(variant) : plainMoments(variant, metric);
  return { n: variant.n, mean, plainMean: mean, variance };
}

function plainMoments(variant: VariantSums, metric: Metric): Moments {
  const { n, sum } = variant;
  const variance =
    metric === "proportion" ? shareVarianceOf(n, sum) : varianceOf(n, metricSums(variant, metric));
  return { mean: meanOf(n, sum), variance };
}

function ratioMoments(variant: VariantSums): Moments {
  const { n, sum, denominator } = variant;
  if (!denominator || denominator.sum === 0 || n <= 1) return { mean: 0, variance: 0 };
  const m = { mean: meanOf(n, sum), variance: varianceOf(n, metricSums(variant, "ratio")) };
  const d = { mean: meanOf(n, denominator.sum), variance: varianceOf(n, denominator) };
  const covariance = covarianceOf(n, sum, denominator.sum, denominator.sumProducts);
  return { mean: sum / denominator.sum, variance: ratioVariance(m, d, covariance) };
}

/** Two variants as they were measured. */
export function plainPair(a: VariantSums, b: VariantSums, metric: Metric): Pair {
  const [of, to] = [estimate(b, metric), estimate(a, metric)];
  return { a: to, b: of, relativeVariance: ratioVariance(meanMoments(of), meanMoments(to), 0) };
}

function meanMoments({ n, mean, variance }: Estimate): Moments {
  return { mean, variance: variance / n };
}
