/** Sums over the units of a variant. */
export interface Sums {
  readonly sum: number;
  readonly sumSquares: number;
}

/** What a spread has to be of the squares to be more than rounding. */
const ROUNDING = 1e-12;

/** The mean; 0 of nothing. */
export function meanOf(n: number, sum: number): number {
  return n === 0 ? 0 : sum / n;
}

/** The variance of a value each unit has, with n − 1; 0 where it is only rounding, or for fewer than two units. */
export function varianceOf(n: number, { sum, sumSquares }: Sums): number {
  if (n <= 1) return 0;
  const spread = sumSquares - (sum * sum) / n;
  return Math.abs(spread) <= ROUNDING * sumSquares ? 0 : spread / (n - 1);
}

/** The variance of a yes or no each unit has, p(1 − p). */
export function shareVarianceOf(n: number, sum: number): number {
  const share = meanOf(n, sum);
  return share * (1 - share);
}

/** The covariance of two values each unit has, with n − 1. */
export function covarianceOf(n: number, sumA: number, sumB: number, sumProducts: number): number {
  return n <= 1 ? 0 : (sumProducts - (sumA * sumB) / n) / (n - 1);
}

/** The covariance of two yes-or-nos each unit has, with n as `shareVarianceOf`. */
export function shareCovarianceOf(n: number, sumA: number, sumB: number, sumProducts: number): number {
  return n <= 1 ? 0 : sumProducts / n - (sumA / n) * (sumB / n);
}

/** A value with a mean and a variance. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/** The variance of M / D by the delta method: to first order around the means. */
export function ratioVariance(m: Moments, d: Moments, covariance: number): number {
  const square = d.mean ** 2;
  return (
    m.variance / square +
    (d.variance * m.mean ** 2) / square ** 2 -
    (2 * covariance * m.mean) / (square * d.mean)
  );
}
