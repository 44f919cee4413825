import type { Effect } from "./effect";
import { intervalAround, type Sided, type Verdict } from "./verdict";

/** One-sided p-values are looked for between these ends, until the interval's end is this close to 0. */
const SMALLEST_P = 1e-5;
const LARGEST_P = 0.4999;
const CLOSE = 1e-6;
const MAX_STEPS = 100;

/**
 * An asymptotic confidence sequence (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central limit theory
 * and asymptotic confidence sequences"): its interval holds at all times at once, so one may look as often as one likes
 * and stop when one likes.
 *
 * @param tuning units of both variants at which the interval is to be tightest
 * @param alpha below ½ for a one-sided question
 */
export function judgeSequential(effect: Effect, sided: Sided, alpha: number, tuning: number): Verdict {
  const { lift, standardError, n } = effect;
  const rho = rhoOf(sided, alpha, tuning);
  const half = standardError * sequentialWidth(n, sided, alpha, rho);
  return {
    lift,
    ...intervalAround(lift, half, sided),
    standardError,
    p: sided === "two" ? twoSidedP(effect, rho) : oneSidedP(effect, sided, rho),
    chanceToWin: null,
    risk: null,
  };
}

/** The width of the mixture that is tightest at `tuning` units (equation 161 there). */
function rhoOf(sided: Sided, alpha: number, tuning: number): number {
  const doubled = -2 * Math.log(sided === "two" ? alpha : 2 * alpha);
  return Math.sqrt((doubled + Math.log(doubled + 1)) / tuning);
}

/** Half the width of the interval in standard errors (equations 9 and 134 there). */
function sequentialWidth(n: number, sided: Sided, alpha: number, rho: number): number {
  const grown = n * rho ** 2 + 1;
  const bound =
    sided === "two" ? Math.log(Math.sqrt(grown) / alpha) : Math.log1p(Math.sqrt(grown) / (2 * alpha));
  return Math.sqrt((2 * grown * bound) / (n * rho ** 2));
}

/** The same, for whoever plans by it. */
export function sequentialCriticalValue(n: number, sided: Sided, alpha: number, tuning: number): number {
  return sequentialWidth(n, sided, alpha, rhoOf(sided, alpha, tuning));
}

/** One over the evidence against no effect, at most 1 (equation 155 there); by logarithms, which do not overflow. */
function twoSidedP({ lift, standardError, n }: Effect, rho: number): number {
  const grown = n * rho ** 2 + 1;
  const evidence = ((lift / standardError) ** 2 * n * rho ** 2) / (2 * grown) - Math.log(grown) / 2;
  return Math.min(1, Math.exp(-evidence));
}

/**
 * The level at which the interval would just reach 0, found by halving: the field's engines report it so, and with the
 * same ends. It has a closed form as well, which takes over where halving finds no end (amounts in the millions).
 */
function oneSidedP({ lift, standardError, n }: Effect, sided: Sided, rho: number): number {
  const distance = sided === "greater" ? lift : -lift;
  const reach = (alpha: number) => distance - standardError * sequentialWidth(n, sided, alpha, rho);
  if (reach(SMALLEST_P) > 0) return SMALLEST_P;
  if (reach(LARGEST_P) < 0) return LARGEST_P;
  let [low, high] = [SMALLEST_P, LARGEST_P];
  for (let i = 0; i < MAX_STEPS; i++) {
    const middle = (low + high) / 2;
    const end = reach(middle);
    if (end < 0) low = middle;
    else high = middle;
    if (Math.abs(end) < CLOSE) return (low + high) / 2;
  }
  const grown = n * rho ** 2 + 1;
  const evidence = ((distance / standardError) ** 2 * n * rho ** 2) / (2 * grown);
  return Math.sqrt(grown) / (2 * Math.expm1(evidence));
}
