/** How much better one trial is than another, over the same users. */
export interface Gain {
  readonly mean: number;
  /** Standard error of the mean; 0 where there are too few users to tell. */
  readonly error: number;
  /** Users both have a figure of. */
  readonly units: number;
}

/** Fewer users tell nothing of the error of a mean. */
const LEAST_UNITS = 20;

/**
 * The mean of a − b over users both have a figure of. What a user has of their own falls out of the difference, so that
 * the error is far smaller than those of the two means.
 *
 * @param a one figure per user, the higher the better; NaN where there is none
 * @param b the same users in the same order, or the first of them
 */
export function gainOf(a: Float64Array, b: Float64Array): Gain {
  let [units, sum, squares] = [0, 0, 0];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = a[i] - b[i];
    if (Number.isNaN(difference)) continue;
    units++;
    sum += difference;
    squares += difference * difference;
  }
  const mean = sum / Math.max(1, units);
  if (units < LEAST_UNITS) return { mean, error: 0, units };
  const variance = Math.max(0, squares / units - mean * mean) * (units / (units - 1));
  return { mean, error: Math.sqrt(variance / units), units };
}
