import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../base/rng";
import { chiSquareTail } from "../stats/distributions/chi-square";
import { explore } from "./explore";

const from = (start: number, count: number) => Array.from({ length: count }, (_, i) => start + i);

describe("exploring a list", () => {
  it("shows each item at each place as often as its propensity says", () => {
    const [k, n, epsilon, runs] = [4, 5, 0.4, 40_000];
    const rng = createRng(1);
    const counts = new Map<string, number>();
    const told = new Map<string, number>();
    for (let run = 0; run < runs; run++) {
      const { items, propensities } = explore(from(0, k), from(100, n), epsilon, rng);
      items.forEach((item, place) => {
        const key = `${item}@${place}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
        // The same item at the same place has one propensity, whatever else the list holds.
        if (told.has(key) && told.get(key) !== propensities[place])
          throw new Error(`two propensities: ${key}`);
        told.set(key, propensities[place]);
      });
    }
    expect(counts.size).toBe(k + k * n);
    for (let place = 0; place < k; place++) {
      let distance = 0;
      for (const [key, propensity] of told) {
        if (!key.endsWith(`@${place}`)) continue;
        distance += (counts.get(key)! - runs * propensity) ** 2 / (runs * propensity);
      }
      expect(chiSquareTail(distance, n)).toBeGreaterThan(1e-4);
    }
  });

  it("gives away one place at most, to an item from outside; the propensities of a place add up to 1", () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.nat(20),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer(),
        (k, n, epsilon, seed) => {
          const list = from(0, k);
          const { items, propensities, place } = explore(list, from(100, n), epsilon, createRng(seed));
          expect(items).toHaveLength(k);
          expect(propensities).toHaveLength(k);
          items.forEach((item, i) => {
            expect(item >= 100).toBe(i === place);
            if (i !== place) expect(item).toBe(list[i]);
            const usual = n === 0 ? 1 : 1 - epsilon / k;
            expect(propensities[i]).toBeCloseTo(i === place ? epsilon / (k * n) : usual, 12);
          });
        },
      ),
    );
  });

  it("leaves the list it is given as it was, and certain where nothing is explored", () => {
    const list = [1, 2, 3];
    explore(list, [4], 1, createRng(1));
    expect(list).toEqual([1, 2, 3]);
    expect(explore(list, [4], 0, createRng(1))).toEqual({ items: list, propensities: [1, 1, 1], place: -1 });
    expect(explore(list, [], 0.5, createRng(1)).propensities).toEqual([1, 1, 1]);
    expect(explore([], [4], 0.5, createRng(1))).toEqual({ items: [], propensities: [], place: -1 });
  });

  it("is the same for the same seed", () => {
    const run = () => from(0, 50).map((seed) => explore(from(0, 6), from(10, 9), 0.5, createRng(seed)));
    expect(run()).toEqual(run());
  });
});
