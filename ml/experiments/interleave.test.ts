import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng, type Rng } from "../base/rng";
import { shuffle } from "../base/shuffle";
import { creditClicks, interleave } from "./interleave";
import { interleavePropensities } from "./interleave-propensity";
import { judgePreference, type PreferenceSums } from "./preference";

/** The first `length` of some items in random order. */
const rankingOf = (items: number, length: number, rng: Rng) => [
  ...shuffle(
    Uint32Array.from({ length: items }, (_, i) => i),
    rng,
  ).subarray(0, length),
];

const setups = fc.record({
  seed: fc.integer(),
  items: fc.integer({ min: 1, max: 12 }),
  lengths: fc.tuple(fc.nat(12), fc.nat(12)),
  count: fc.nat(8),
});

function draw({ seed, items, lengths }: { seed: number; items: number; lengths: readonly number[] }) {
  const rng = createRng(seed);
  return [rankingOf(items, lengths[0], rng), rankingOf(items, lengths[1], rng)] as const;
}

/** Coins that fall as the bits of a number say. */
const coinsOf = (bits: number): Pick<Rng, "uniform"> => {
  let left = bits;
  return {
    uniform: () => {
      const coin = left & 1;
      left >>= 1;
      return coin === 0 ? 0 : 0.9;
    },
  };
};

describe("a team draft", () => {
  it("holds each item once, as many as are asked for and there, each from the ranking it counts for", () => {
    fc.assert(
      fc.property(setups, (setup) => {
        const rankings = draw(setup);
        const { items, teams } = interleave(...rankings, setup.count, createRng(setup.seed));
        const there = new Set(rankings.flat()).size;
        expect(items).toHaveLength(Math.min(setup.count, there));
        expect(new Set(items).size).toBe(items.length);
        items.forEach((item, place) => {
          const ranking = rankings[teams[place]];
          const earlier = ranking.slice(0, ranking.indexOf(item));
          expect(earlier.every((better) => items.slice(0, place).includes(better))).toBe(true);
        });
      }),
    );
  });

  it("gives both rankings as many places, but for the last of an odd number", () => {
    const [a, b] = [rankingOf(40, 40, createRng(1)), rankingOf(40, 40, createRng(2))];
    for (let seed = 0; seed < 50; seed++) {
      const { teams } = interleave(a, b, 11, createRng(seed));
      const ofSecond = teams.reduce((sum, team) => sum + team, 0);
      expect([5, 6]).toContain(ofSecond);
    }
  });

  it("of two equal rankings is that ranking", () => {
    expect(interleave([3, 1, 2], [3, 1, 2], 3, createRng(1)).items).toEqual([3, 1, 2]);
  });

  it("credits clicks to the ranking that brought what was clicked", () => {
    expect(creditClicks([0, 1, 1, 0], [1, 2, 3])).toEqual([1, 2]);
    expect(creditClicks([0, 1], [])).toEqual([0, 0]);
  });
});

describe("the propensities of a team draft", () => {
  it("are those of all ways its coins can fall", () => {
    fc.assert(
      fc.property(setups, (setup) => {
        const rankings = draw(setup);
        const told = interleavePropensities(...rankings, setup.count);
        const rounds = Math.max(1, setup.count);
        const counted: Map<number, number>[] = [];
        for (let bits = 0; bits < 2 ** rounds; bits++) {
          interleave(...rankings, setup.count, coinsOf(bits)).items.forEach((item, place) => {
            const at = (counted[place] ??= new Map<number, number>());
            at.set(item, (at.get(item) ?? 0) + 2 ** -rounds);
          });
        }
        const sorted = (places: Map<number, number>[]) =>
          places.map((place) => [...place].sort(([a], [b]) => a - b));
        expect(sorted(told)).toEqual(sorted(counted));
      }),
      { numRuns: 200 },
    );
  });

  it("add up to 1 at each place of a long list", () => {
    const [a, b] = [rankingOf(300, 300, createRng(5)), rankingOf(300, 300, createRng(6))];
    const told = interleavePropensities(a, b, 60);
    expect(told).toHaveLength(60);
    for (const place of told) {
      expect([...place.values()].reduce((sum, chance) => sum + chance)).toBeCloseTo(1, 12);
    }
  });
});

describe("the preference of shoppers", () => {
  const options = { method: "fixed", sided: "two", alpha: 0.05, tuning: 5000 } as const;

  /** Shoppers who look at lists of two rankings and click what suits them; some look often. */
  function browse(rng: Rng, shoppers: number, clickRate: (team: number) => number): PreferenceSums {
    const [a, b] = [rankingOf(20, 20, createRng(1)), rankingOf(20, 20, createRng(2))];
    const sums = { n: 0, a: 0, aa: 0, b: 0, bb: 0, ab: 0 };
    for (let shopper = 0; shopper < shoppers; shopper++) {
      const eager = rng.uniform() ** 2;
      const credit = [0, 0];
      for (let list = 1 + rng.integer(8); list > 0; list--) {
        const { teams } = interleave(a, b, 6, rng);
        const clicked = [...teams.keys()].filter((place) => rng.uniform() < eager * clickRate(teams[place]));
        creditClicks(teams, clicked).forEach((clicks, team) => (credit[team] += clicks));
      }
      const [first, second] = credit;
      if (first + second === 0) continue;
      sums.n++;
      sums.a += first;
      sums.aa += first ** 2;
      sums.b += second;
      sums.bb += second ** 2;
      sums.ab += first * second;
    }
    return {
      n: sums.n,
      first: { sum: sums.a, sumSquares: sums.aa },
      second: { sum: sums.b, sumSquares: sums.bb },
      sumProducts: sums.ab,
    };
  }

  it("is found in 3.5 to 6.5 of 100 runs where there is none", () => {
    const rng = createRng(17);
    let alarms = 0;
    for (let run = 0; run < 1000; run++) {
      const { p, error } = judgePreference(
        browse(rng, 150, () => 0.2),
        options,
      );
      expect(error).toBeNull();
      if (p! < 0.05) alarms++;
    }
    expect(alarms / 1000).toBeGreaterThanOrEqual(0.035);
    expect(alarms / 1000).toBeLessThanOrEqual(0.065);
  });

  it("is found where it is, with its sign, by any method", () => {
    const sums = browse(createRng(3), 2000, (team) => (team === 1 ? 0.25 : 0.18));
    for (const method of ["fixed", "sequential", "bayesian"] as const) {
      const { low, high, chanceToWin, error } = judgePreference(sums, { ...options, method });
      expect(error).toBeNull();
      // 0.25 to 0.18 is 0.163 of all clicks.
      expect(low!).toBeGreaterThan(0);
      expect(low!).toBeLessThan(0.163);
      expect(high!).toBeGreaterThan(0.163);
      if (method === "bayesian") expect(chanceToWin).toBeGreaterThan(0.99);
    }
  });

  const sumsOf = (clicks: readonly (readonly [number, number])[]): PreferenceSums => {
    const add = (of: (pair: readonly [number, number]) => number) =>
      clicks.reduce((sum, pair) => sum + of(pair), 0);
    return {
      n: clicks.length,
      first: { sum: add(([a]) => a), sumSquares: add(([a]) => a * a) },
      second: { sum: add(([, b]) => b), sumSquares: add(([, b]) => b * b) },
      sumProducts: add(([a, b]) => a * b),
    };
  };

  it("has the delta method's error: worked by hand", () => {
    // Differences 1, −1, 2, 0 of totals 1, 1, 2, 2: R = 2/6; residuals d − R·t are 2/3, −4/3, 4/3, −2/3.
    const clicks = [
      [0, 1],
      [1, 0],
      [0, 2],
      [1, 1],
    ] as const;
    const { lift, standardError, error } = judgePreference(sumsOf(clicks), options);
    expect(lift).toBeCloseTo(1 / 3, 12);
    expect(standardError).toBeCloseTo(Math.sqrt(((40 / 9 / 3) * 4) / 36), 12);
    expect(error).toBe("too_few_units");
  });

  it.each([
    ["nobody clicked", [], "empty_variant"],
    ["a single shopper", [[3, 4]], "single_unit"],
    ["everybody clicked the same", new Array<[number, number]>(40).fill([0, 1]), "zero_variance"],
    [
      "one shopper clicked a thousand times",
      [[1000, 0], ...new Array<[number, number]>(20).fill([0, 1])],
      "too_few_events",
    ],
  ] as const)("says why it cannot be told: %s", (_, clicks, error) => {
    expect(judgePreference(sumsOf(clicks as readonly (readonly [number, number])[]), options).error).toBe(
      error,
    );
  });

  it("refuses sums that cannot be", () => {
    const sums = sumsOf([
      [1, 2],
      [2, 1],
    ]);
    expect(judgePreference({ ...sums, n: 1.5 }, options).error).toBe("impossible_counts");
    expect(judgePreference({ ...sums, sumProducts: NaN }, options).error).toBe("impossible_counts");
    expect(judgePreference(sums, { ...options, alpha: 2 }).error).toBe("bad_options");
  });
});
