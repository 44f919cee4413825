import type { Sums } from "./moments";

/**
 * The amount above which amounts are counted as this one: one wholesale order must not decide an experiment. To be taken
 * once over the units of all variants together; taken variant by variant it would hide what differs.
 *
 * @param share of the units that stay as they are, such as 0.99; between two units the amount is interpolated
 * @param ignoreZeros whether units without an amount are left out of the share
 * @returns null without any unit to learn it from
 */
export function findCap(values: Float64Array, share: number, { ignoreZeros = true } = {}): number | null {
  const sorted = (ignoreZeros ? values.filter((value) => value !== 0) : values).toSorted();
  if (sorted.length === 0 || !(share >= 0 && share <= 1)) return null;
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/** The sums of a variant's units, amounts above the cap counted as the cap. */
export function sumCapped(values: Float64Array, cap: number | null): Sums & { n: number } {
  let sum = 0;
  let sumSquares = 0;
  for (const value of values) {
    const counted = cap === null ? value : Math.min(value, cap);
    sum += counted;
    sumSquares += counted ** 2;
  }
  return { n: values.length, sum, sumSquares };
}
