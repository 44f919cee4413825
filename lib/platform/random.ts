import { createSplitMix, hashText, type Rng, rngFrom } from "@/ml/index";

/** Choices made by chance, the same for the same seed on every machine. */
export interface Chance extends Rng {
  between(low: number, high: number): number;
  /** One of `items`, which must not be empty. */
  pick<T>(items: readonly T[]): T;
  /** True with probability `share`. */
  maybe(share?: number): boolean;
}

/** What pictures and the sample shop are drawn from. Another generator would draw another shop. */
export function createChance(seed: number): Chance {
  const rng = rngFrom(createSplitMix(seed));
  return {
    ...rng,
    between: (low, high) => low + rng.uniform() * (high - low),
    pick: (items) => {
      if (items.length === 0) throw new RangeError("nothing to pick from");
      return items[rng.integer(items.length)] as (typeof items)[number];
    },
    maybe: (share = 0.5) => rng.uniform() < share,
  };
}

/** An independent stream of choices for one purpose: what another purpose draws cannot change it. */
export function createStream(seed: number, purpose: string): Chance {
  return createChance(hashText(`${seed}/${purpose}`));
}
