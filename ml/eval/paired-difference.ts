import type { Pace } from "../base/pace";
import { percentileInterval, resampleUnits, type Bootstrap, type Interval } from "./bootstrap";

/** How much better one model is than another on the same cases, with the interval that holds 95 % of the resamples. */
export interface PairedDifference extends Interval {
  /** Mean of a − b. */
  readonly mean: number;
  readonly cases: number;
}

/**
 * The mean difference of two models' figures, case by case. What a case has of its own (an easy user, a hard one)
 * is in both figures and falls out, so the interval is far narrower than those of the two means.
 *
 * @param a figure of each case, b the same cases in the same order; each case is a user
 * @throws RangeError when they differ in length
 */
export async function pairedDifference(
  a: Float64Array,
  b: Float64Array,
  bootstrap: Bootstrap,
  pace: Pace,
): Promise<PairedDifference> {
  if (a.length !== b.length)
    throw new RangeError(`${a.length} figures beside ${b.length}: pairs are needed.`);
  const cases = a.length;
  const differences = a.map((value, i) => value - b[i]);
  const mean = differences.reduce((sum, value) => sum + value, 0) / Math.max(1, cases);
  const resampled = new Float64Array(cases > 0 ? bootstrap.samples : 0);
  await resampleUnits(cases, bootstrap, pace, (times, sample) => {
    let sum = 0;
    for (let i = 0; i < cases; i++) sum += times[i] * differences[i];
    if (cases > 0) resampled[sample] = sum / cases;
  });
  return { mean, cases, ...percentileInterval(mean, resampled) };
}
