import type { Rng } from "@/ml/index";

/** Running sums of weights, so that an index is drawn in proportion to its weight by halving. */
export function sumUp(weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (let i = 0; i < sums.length; i++) sums[i] = sum += weights[i] ?? 0;
  return sums;
}

/** An index in `from … to − 1` in proportion to its weight; `sums` run on over the borders. `to` > `from`. */
export function drawIndex(sums: Float64Array, from: number, to: number, rng: Rng): number {
  const before = from > 0 ? (sums[from - 1] ?? 0) : 0;
  const target = before + rng.uniform() * ((sums[to - 1] ?? 0) - before);
  let low = from;
  let high = to - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A whole number ≥ 0 with the given mean: how many more, when each time one may stop. */
export function drawGeometric(rng: Rng, mean: number): number {
  return Math.floor(Math.log(1 - rng.uniform()) / Math.log(mean / (1 + mean)));
}

export function drawExponential(rng: Rng, mean: number): number {
  return -mean * Math.log(1 - rng.uniform());
}

/** A source of chance for one purpose: what another purpose draws cannot change it. */
export function seedFor(seed: number, purpose: string): number {
  let hash = seed >>> 0;
  for (let i = 0; i < purpose.length; i++) hash = Math.imul(hash ^ purpose.charCodeAt(i), 0x01000193) >>> 0;
  return mixBits(hash);
}

/** Every bit of the answer depends on every bit of the question, and no two questions have the same answer. */
export function mixBits(value: number): number {
  let bits = value >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
