import { type Chance, createChance, hashText } from "@/lib/platform/random";

/** An independent stream of choices for one purpose: what another purpose draws cannot change it. */
export function createStream(seed: number, purpose: string): Chance {
  return createChance(hashText(`${seed}/${purpose}`));
}

/** Standard normal (Box–Muller). */
export function drawNormal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
}

/** A whole number ≥ 0 with the given mean: how many more, when each time one may stop. */
export function drawGeometric(chance: Chance, mean: number): number {
  return Math.floor(Math.log(1 - chance.next()) / Math.log(mean / (1 + mean)));
}

/** Draws an index with probability proportional to its weight. */
export interface WeightedIndex {
  draw(chance: Chance): number;
}

/** @param weights not negative, at least one positive */
export function createWeightedIndex(weights: ArrayLike<number>): WeightedIndex {
  const sums = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) sums[i] = total += weights[i] ?? 0;
  if (!(total > 0)) throw new RangeError("no positive weight");
  return {
    draw(chance) {
      const target = chance.next() * total;
      let low = 0;
      let high = sums.length - 1;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((sums[middle] ?? 0) > target) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}

/** `count` shares of `total` in proportion to `weights`, whole numbers that add up (largest remainder). */
export function apportion(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (weight / sum) * total);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((all, share) => all + share, 0);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, left)) shares[i] = (shares[i] ?? 0) + 1;
  return shares;
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");

/** A UUID in the layout of version 7 whose random part is drawn from `chance`: the same seed, the same id. */
export function drawUuid(chance: Chance, at: number): string {
  const time = hex(Math.floor(at), 12);
  const a = Math.floor(chance.next() * 0x1000);
  const b = Math.floor(chance.next() * 0x4000) | 0x8000;
  const c = Math.floor(chance.next() * 0x1000000);
  const d = Math.floor(chance.next() * 0x1000000);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(a, 3)}-${hex(b, 4)}-${hex(c, 6)}${hex(d, 6)}`;
}
