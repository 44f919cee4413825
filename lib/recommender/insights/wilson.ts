import { wilsonBounds, type Interval } from "@/ml/index";

/** The standard normal's 97.5 % quantile: intervals cover 95 %. */
const Z = 1.959963984540054;

/**
 * Wilson's 95 % score interval for a proportion: `successes` of `trials`, whole numbers, 0 ≤ successes ≤ trials. Null
 * without trials: nothing is known then.
 */
export function wilsonInterval(successes: number, trials: number): Interval | null {
  return trials <= 0 ? null : wilsonBounds(successes, trials, Z);
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
