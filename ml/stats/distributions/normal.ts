import { gammaTail } from "./gamma";
import { quantileOfTail } from "./quantile-of-tail";

const SQRT_TWO_PI = 2.506628274631000502;

/** The standard normal density. */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / SQRT_TWO_PI;
}

/** P(Z > x) of the standard normal; exact in its own digits however small it is. */
export function normalTail(x: number): number {
  const beyond = 0.5 * gammaTail(0.5, (x * x) / 2);
  return x >= 0 ? beyond : 1 - beyond;
}

/** P(Z ≤ x) of the standard normal. */
export function normalBelow(x: number): number {
  return normalTail(-x);
}

/** The value that a standard normal stays below with this probability, 0 < probability < 1. */
export function normalQuantile(probability: number): number {
  const share = probability < 0.5 ? probability : 1 - probability;
  // Close enough to begin with: the tail is about exp(−x²/2).
  const start = Math.sqrt(-2 * Math.log(2 * share)) * 0.9;
  const x = quantileOfTail(share, { tail: normalTail, density: normalDensity }, start);
  return probability < 0.5 ? -x : x;
}
