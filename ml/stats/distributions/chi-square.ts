import { gammaTail } from "./gamma";

/** P(X > x) of the χ² distribution; degrees of freedom > 0. */
export function chiSquareTail(x: number, degrees: number): number {
  return gammaTail(degrees / 2, x / 2);
}
