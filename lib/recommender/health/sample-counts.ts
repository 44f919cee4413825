import { createRng } from "@/ml/index";

/** So many values tell a distribution to half a percent. */
export const MOST_DRAWS = 20_000;

/** How often each value occurs. */
interface Counted {
  readonly value: number;
  readonly count: number;
}

/** The values themselves, each as often as it was counted; of very many an even selection in their order. */
export function spreadValues(counted: readonly Counted[]): Float64Array {
  const sorted = counted.filter(({ count }) => count > 0).sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  const length = Math.min(MOST_DRAWS, total);
  const values = new Float64Array(length);
  let [place, passed] = [0, 0];
  for (const { value, count } of sorted) {
    passed += count;
    for (; place < length && ((place + 0.5) * total) / length < passed; place++) values[place] = value;
  }
  return values;
}

/** How much of what happens the most popular products have: the ends of the groups, as shares of all products met. */
const GROUPS = [0.01, 0.05, 0.1, 0.25, 1];
export const GROUP_LABELS = ["best 1 %", "next 4 %", "next 5 %", "next 15 %", "the rest"];

/**
 * Counts of `draws` events by how popular their product is on its own side. Both sides get the same number of draws: among
 * few events the best always seem to have more.
 *
 * @param products how many there are: groups are shares of them
 */
export function concentrationOf(
  counts: readonly number[],
  { draws, products, seed }: { draws: number; products: number; seed: number },
): number[] {
  const rng = createRng(seed);
  const drawn = new Float64Array(counts.length);
  let left = draws;
  let passing = counts.reduce((sum, count) => sum + count, 0);
  // Each event is taken with the chance that leaves exactly so many: nothing is drawn twice.
  counts.forEach((count, product) => {
    for (let event = 0; event < count; event++, passing--) {
      if (rng.uniform() * passing >= left) continue;
      drawn[product] = (drawn[product] ?? 0) + 1;
      left--;
    }
  });
  drawn.sort().reverse();
  let from = 0;
  return GROUPS.map((share) => {
    const to = share === 1 ? drawn.length : Math.max(from, Math.ceil(share * products));
    const inGroup = drawn.subarray(from, to).reduce((sum, count) => sum + count, 0);
    from = to;
    return inGroup;
  });
}
