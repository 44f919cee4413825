import { type Drift, MIN_VALUES, refuse } from "./drift";

/**
 * The largest difference of two samples' distribution functions (Kolmogorov and Smirnov), and how likely one at least as
 * large is if both come from the same: by the limiting distribution, which is close from some dozens of values on and, where
 * many values are equal, errs on the side of chance.
 */
export function compareDistributions(reference: ArrayLike<number>, recent: ArrayLike<number>): Drift {
  const [n, m] = [reference.length, recent.length];
  if (Math.min(n, m) < MIN_VALUES) return refuse("too_few_values");
  const [a, b] = [Float64Array.from(reference).sort(), Float64Array.from(recent).sort()];
  // Sorting puts NaN last.
  if (![a[0], a[n - 1], b[0], b[m - 1]].every(Number.isFinite)) return refuse("impossible_values");
  const distance = largestGap(a, b);
  return { distance, p: kolmogorovTail(distance * Math.sqrt((n * m) / (n + m))), error: null };
}

function largestGap(a: Float64Array, b: Float64Array): number {
  let [i, j, gap] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i], b[j]);
    while (i < a.length && a[i] === value) i++;
    while (j < b.length && b[j] === value) j++;
    gap = Math.max(gap, Math.abs(i / a.length - j / b.length));
  }
  return gap;
}

/** Where the two series of the distribution are equally quick; each is exact to the last digit on its side. */
const SWITCH_AT = 1.18;
const TERMS = 20;

/** P(K > x) of the Kolmogorov distribution. */
export function kolmogorovTail(x: number): number {
  if (x <= 0) return 1;
  let sum = 0;
  if (x < SWITCH_AT) {
    for (let j = 1; j <= TERMS; j++) sum += Math.exp((-((2 * j - 1) ** 2) * Math.PI ** 2) / (8 * x * x));
    return 1 - (Math.sqrt(2 * Math.PI) / x) * sum;
  }
  for (let j = 1; j <= TERMS; j++) sum += (j % 2 === 1 ? 1 : -1) * Math.exp(-2 * (j * x) ** 2);
  return 2 * sum;
}
