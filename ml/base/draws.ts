import { upperBound } from "./bounds";
import type { Rng } from "./rng";

/** What a draw needs of a generator. */
type Uniform = Pick<Rng, "uniform">;

/** Running sums of weights, none of them negative: what `drawIndex` draws from. */
export function sumUp(weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (let i = 0; i < sums.length; i++) sums[i] = sum += weights[i];
  return sums;
}

/**
 * An index in `from … to − 1` with a probability proportional to its weight.
 *
 * @param sums running sums of the weights, over the whole list
 * @throws RangeError when no weight of that part is positive
 */
export function drawIndex({ uniform }: Uniform, sums: Float64Array, from = 0, to = sums.length): number {
  const before = from > 0 ? sums[from - 1] : 0;
  const total = sums[to - 1] - before;
  if (!(total > 0)) throw new RangeError("no positive weight");
  return upperBound(sums, before + uniform() * total, from, to - 1);
}

/** A whole number ≥ 0 with the given mean: how many more, when each time one may stop. */
export function drawGeometric({ uniform }: Uniform, mean: number): number {
  return Math.floor(Math.log(1 - uniform()) / Math.log(mean / (1 + mean)));
}

/** A number ≥ 0 with the given mean: how long until something that may happen at any moment. */
export function drawExponential({ uniform }: Uniform, mean: number): number {
  return -mean * Math.log(1 - uniform());
}
