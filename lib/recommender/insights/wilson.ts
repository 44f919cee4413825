/** The standard normal's 97.5 % quantile: intervals cover 95 %. */
const Z = 1.959963984540054;

/** Both ends of an interval, low ≤ high. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * Wilson's 95 % score interval for a proportion: `successes` of `trials`, whole numbers, 0 ≤ successes ≤ trials.
 * Unlike p ± 1.96·√(p(1−p)/n) it stays inside [0, 1] and is honest when nothing or everything succeeded.
 * Null without trials: nothing is known then. (E. B. Wilson, JASA 22, 1927.)
 */
export function wilsonInterval(successes: number, trials: number): Interval | null {
  if (trials <= 0) return null;
  const p = successes / trials;
  const denominator = 1 + Z ** 2 / trials;
  const centre = p + Z ** 2 / (2 * trials);
  const half = Z * Math.sqrt((p * (1 - p)) / trials + Z ** 2 / (4 * trials ** 2));
  // At 0 and n the ends are exactly 0 and 1; arithmetic would leave ±1e-17.
  return {
    low: successes === 0 ? 0 : (centre - half) / denominator,
    high: successes === trials ? 1 : (centre + half) / denominator,
  };
}

/** `successes` of `trials`. */
export interface Proportion {
  successes: number;
  trials: number;
}

/**
 * Newcombe's 95 % interval for the difference of two independent proportions, `a − b`, built from both Wilson
 * intervals. It excludes 0 when the difference is more than chance. Null when either side has no trials.
 * (R. G. Newcombe, Statistics in Medicine 17, 1998, method 10.)
 */
export function differenceInterval(a: Proportion, b: Proportion): Interval | null {
  const ofA = wilsonInterval(a.successes, a.trials);
  const ofB = wilsonInterval(b.successes, b.trials);
  if (!ofA || !ofB) return null;
  const pA = a.successes / a.trials;
  const pB = b.successes / b.trials;
  return {
    low: pA - pB - Math.hypot(pA - ofA.low, ofB.high - pB),
    high: pA - pB + Math.hypot(ofA.high - pA, pB - ofB.low),
  };
}
