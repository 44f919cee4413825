import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../base/rng";
import { logBeta } from "../stats/distributions/gamma";
import { type Arm, splitByChance } from "./bandit";
import { pickVariant } from "./assignment";

const chancesOf = (arms: readonly Arm[]) => splitByChance(arms, 0).chances!;

/** P(B's rate > A's), summed over B's clicks: exact for whole counts (Miller). */
function chanceOfSecond(a: Arm, b: Arm): number {
  const [a1, b1] = [a.clicked + 1, a.lists - a.clicked + 1];
  const [a2, b2] = [b.clicked + 1, b.lists - b.clicked + 1];
  let sum = 0;
  for (let i = 0; i < a2; i++) {
    sum += Math.exp(logBeta(a1 + i, b1 + b2) - Math.log(b2 + i) - logBeta(1 + i, b2) - logBeta(a1, b1));
  }
  return sum;
}

const arms = fc
  .array(fc.tuple(fc.nat(50), fc.nat(2000)), { minLength: 2, maxLength: 5 })
  .map((pairs) => pairs.map(([clicked, missed]) => ({ clicked, lists: clicked + missed })));

describe("the chance to be best", () => {
  it.each<[Arm, Arm]>([
    [
      { clicked: 0, lists: 0 },
      { clicked: 0, lists: 0 },
    ],
    [
      { clicked: 20, lists: 1000 },
      { clicked: 31, lists: 1000 },
    ],
    [
      { clicked: 1, lists: 3 },
      { clicked: 400, lists: 10_000 },
    ],
    [
      { clicked: 0, lists: 200_000 },
      { clicked: 2, lists: 200 },
    ],
    [
      { clicked: 10_000, lists: 1_000_000 },
      { clicked: 10_150, lists: 1_000_000 },
    ],
  ])("of two is the closed form: %o %o", (a, b) => {
    expect(chancesOf([a, b])[1]).toBeCloseTo(chanceOfSecond(a, b), 3);
  });

  it("of three is as often as draws say", () => {
    // Beta(a, b) of small whole numbers: the a-th smallest of a + b − 1 uniform draws.
    const rng = createRng(3);
    const drawBeta = (a: number, b: number) =>
      Array.from({ length: a + b - 1 }, rng.uniform).sort((x, y) => x - y)[a - 1];
    const known = [
      { clicked: 2, lists: 8 },
      { clicked: 4, lists: 9 },
      { clicked: 1, lists: 2 },
    ];
    const wins = [0, 0, 0];
    for (let i = 0; i < 20_000; i++) {
      const rates = known.map(({ clicked, lists }) => drawBeta(clicked + 1, lists - clicked + 1));
      wins[rates.indexOf(Math.max(...rates))]++;
    }
    chancesOf(known).forEach((chance, i) => expect(Math.abs(chance - wins[i] / 20_000)).toBeLessThan(0.012));
  });

  it("is the same whatever order the variants stand in, and equal for equal ones", () => {
    const [a, b] = [
      { clicked: 5, lists: 90 },
      { clicked: 9, lists: 80 },
    ];
    const [ab, ba] = [chancesOf([a, b]), chancesOf([b, a])];
    expect(ab[0]).toBeCloseTo(ba[1], 9);
    for (const chance of chancesOf([a, a, a, a])) expect(chance).toBeCloseTo(0.25, 9);
  });
});

describe("the split", () => {
  it("adds up to exactly 1, no share below the floor, so that everybody gets a variant", () => {
    fc.assert(
      fc.property(arms, fc.double({ min: 0, max: 0.2, noNaN: true }), (known, floor) => {
        const { shares, error } = splitByChance(known, floor);
        expect(error).toBeNull();
        expect(shares!.reduce((sum, share) => sum + share, 0)).toBe(1);
        // Five floors of a fifth are the whole: their last digit gives way.
        for (const share of shares!) expect(share).toBeGreaterThanOrEqual(floor - 2 ** -20);
        expect(pickVariant(1 - 2 ** -32, shares!)).not.toBe(-1);
      }),
      { numRuns: 40 },
    );
  });

  it("leans to what earns more, and comes to it: a planted better variant gets nearly all but the floors", () => {
    const rng = createRng(9);
    const rates = [0.05, 0.08, 0.05];
    const known = rates.map(() => ({ clicked: 0, lists: 0 }));
    let shares: readonly number[] = splitByChance(known).shares!;
    for (let day = 0; day < 60; day++) {
      for (let list = 0; list < 300; list++) {
        const variant = pickVariant(rng.uniform(), shares);
        known[variant].lists++;
        if (rng.uniform() < rates[variant]) known[variant].clicked++;
      }
      shares = splitByChance(known).shares!;
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(0.05);
    }
    expect(shares[1]).toBeGreaterThan(0.85);
  });

  it.each([
    [[{ clicked: 1, lists: 2 }], 0.05, "too_few_variants"],
    [
      [
        { clicked: 3, lists: 2 },
        { clicked: 1, lists: 2 },
      ],
      0.05,
      "impossible_counts",
    ],
    [
      [
        { clicked: NaN, lists: 2 },
        { clicked: 1, lists: 2 },
      ],
      0.05,
      "impossible_counts",
    ],
    [
      [
        { clicked: 1, lists: 2 },
        { clicked: 1, lists: 2 },
      ],
      0.6,
      "bad_floor",
    ],
  ])("refuses what makes no split: %o with a floor of %f", (known, floor, error) => {
    expect(splitByChance(known, floor)).toEqual({ chances: null, shares: null, error });
  });
});
