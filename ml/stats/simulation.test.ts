import { describe, expect, it } from "vitest";
import { createRng, type Rng } from "../base/rng";
import { comparing } from "../testing/analysis";
import { analyse, DEFAULT_TUNING, MISMATCH_BELOW } from "./analyse";
import { normalQuantile } from "./distributions/normal";
import { measureEffect } from "./effect";
import { isProblem } from "./problem";
import { powerOf, type PowerPlan, sampleSize } from "./power";
import { sampleRatioP } from "./sample-ratio";
import { judgeSequential } from "./sequential";
import type { Metric } from "./variant";

/** One shopper: the metric, what it was before, and a denominator. */
type Unit = readonly [metric: number, before: number, denominator: number];
type DrawUnit = (rng: Rng) => Unit;

/** The sums of units drawn one by one. */
function drawVariant(rng: Rng, n: number, draw: DrawUnit) {
  let [y, yy, x, xx, xy, d, dd, dy] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [metric, before, denominator] = draw(rng);
    y += metric;
    yy += metric ** 2;
    x += before;
    xx += before ** 2;
    xy += metric * before;
    d += denominator;
    dd += denominator ** 2;
    dy += denominator * metric;
  }
  return {
    n,
    sum: y,
    sumSquares: yy,
    covariate: { sum: x, sumSquares: xx, sumProducts: xy },
    denominator: { sum: d, sumSquares: dd, sumProducts: dy },
  };
}

const plain = ({ covariate: _, ...rest }: ReturnType<typeof drawVariant>) => rest;

/** Whether a shopper buys. */
const converts =
  (rate: number): DrawUnit =>
  (rng) => [rng.uniform() < rate ? 1 : 0, 0, 0];

/** One in five buys, for amounts of very different size. */
const spends: DrawUnit = (rng) => [rng.uniform() < 0.2 ? Math.exp(3 + 0.7 * rng.normal()) : 0, 0, 0];

/** Clicks of lists seen: shoppers differ in how much they see and in how readily they click. */
const clicks: DrawUnit = (rng) => {
  const seen = 1 + rng.integer(12);
  const taste = rng.uniform() ** 2;
  let clicked = 0;
  for (let i = 0; i < seen; i++) if (rng.uniform() < taste) clicked++;
  return [clicked, 0, seen];
};

/** Two spells of the same shopper, correlated. */
const correlated =
  (rho: number): DrawUnit =>
  (rng) => {
    const before = rng.normal();
    return [5 + rho * before + Math.sqrt(1 - rho ** 2) * rng.normal(), 5 + before, 0];
  };

describe("A against A", () => {
  const RUNS = 1000;

  it.each<[string, Metric, DrawUnit, number, boolean]>([
    ["a proportion", "proportion", converts(0.1), 1500, false],
    ["a mean of amounts", "mean", spends, 1000, false],
    ["a ratio of shoppers who resemble themselves", "ratio", clicks, 300, false],
    ["a mean with a covariate", "mean", correlated(0.8), 300, true],
  ])("is called a difference in 3.5 to 6.5 of 100 runs: %s", (_, metric, draw, n, covariate) => {
    const rng = createRng(11);
    let alarms = 0;
    for (let run = 0; run < RUNS; run++) {
      const [a, b] = [drawVariant(rng, n, draw), drawVariant(rng, n, draw)];
      const input = covariate ? comparing(a, b, { metric }) : comparing(plain(a), plain(b), { metric });
      const { p, low, high, error } = analyse(input);
      expect(error).toBeNull();
      if (p! < 0.05) alarms++;
      expect(low! > 0 || high! < 0).toBe(p! < 0.05);
    }
    expect(alarms / RUNS).toBeGreaterThanOrEqual(0.035);
    expect(alarms / RUNS).toBeLessThanOrEqual(0.065);
  });

  it("looked at 100 times between 100 and 10,000 units: fooled by a naive test, not by a confidence sequence", () => {
    const rng = createRng(2);
    const z = normalQuantile(0.975);
    const fooled = { naive: 0, sequential: 0 };
    for (let run = 0; run < RUNS; run++) {
      const hits = [0, 0];
      const seen = { naive: false, sequential: false };
      for (let n = 50; n <= 5000; n += 50) {
        for (let i = 0; i < 50; i++) {
          if (rng.uniform() < 0.3) hits[0]++;
          if (rng.uniform() < 0.3) hits[1]++;
        }
        const [a, b] = hits.map((sum, i) => ({ name: "AB"[i], n, sum }));
        const effect = measureEffect(a, b, "proportion", true);
        if (isProblem(effect)) continue;
        if (Math.abs(effect.lift) > z * effect.standardError) seen.naive = true;
        const { low, high } = judgeSequential(effect, "two", 0.05, DEFAULT_TUNING);
        if (low! > 0 || high! < 0) seen.sequential = true;
      }
      if (seen.naive) fooled.naive++;
      if (seen.sequential) fooled.sequential++;
    }
    expect(fooled.naive / RUNS).toBeGreaterThan(0.3);
    expect(fooled.sequential / RUNS).toBeLessThanOrEqual(0.05);
  });
});

describe("revenue", () => {
  /** One in ten buys, one in a hundred of those for thirty times as much as is usual. */
  const orders: DrawUnit = (rng) => [rng.uniform() < 0.1 ? Math.exp(3 + 1.5 * rng.normal()) : 0, 0, 0];

  it.each([
    [5, 0.08, 1],
    [50, 0, 0.05],
  ])("looked at from %i buyers on fools a confidence sequence in %f to %f", (leastEvents, least, most) => {
    const RUNS = 200;
    const rng = createRng(7);
    let fooled = 0;
    for (let run = 0; run < RUNS; run++) {
      const sums = [0, 1].map(() => ({ n: 0, sum: 0, sumSquares: 0 }));
      let isFooled = false;
      for (let look = 0; look < 100 && !isFooled; look++) {
        for (const total of sums) {
          const { n, sum, sumSquares } = drawVariant(rng, 50, orders);
          total.n += n;
          total.sum += sum;
          total.sumSquares += sumSquares;
        }
        const [a, b] = sums;
        const { low, high, error } = analyse(comparing(a, b, { method: "sequential", leastEvents }));
        if (error === null && (low! > 0 || high! < 0)) isFooled = true;
      }
      if (isFooled) fooled++;
    }
    expect(fooled / RUNS).toBeGreaterThanOrEqual(least);
    expect(fooled / RUNS).toBeLessThanOrEqual(most);
  });
});

describe("the split of units", () => {
  /** Shoppers arrive, one variant loses some of its own. */
  function split(rng: Rng, shoppers: number, lost: number): number[] {
    const counts = [0, 0];
    for (let i = 0; i < shoppers; i++) {
      const variant = rng.uniform() < 0.5 ? 0 : 1;
      if (variant === 0 || rng.uniform() >= lost) counts[variant]++;
    }
    return counts;
  }

  it("a loss of 1 % of a variant's two million shoppers blocks the readout", () => {
    const [a, b] = split(createRng(3), 2_000_000, 0.01).map((n) => ({ n, sum: n / 10 }));
    const options = { metric: "proportion", expectedShares: [0.5, 0.5] } as const;
    const found = analyse(comparing(a, b, options));
    expect(found.srm.p).toBeLessThan(MISMATCH_BELOW);
    expect(found.error).toBe("sample_ratio_mismatch");
  });

  it("without a loss it is hardly ever doubted", () => {
    const rng = createRng(4);
    const ps = Array.from({ length: 1000 }, () => sampleRatioP(split(rng, 2000, 0), [0.5, 0.5]));
    expect(ps.filter((p) => p < MISMATCH_BELOW).length).toBeLessThanOrEqual(4);
    const doubted = ps.filter((p) => p < 0.05).length / ps.length;
    expect(doubted).toBeGreaterThan(0.03);
    expect(doubted).toBeLessThan(0.07);
  });
});

describe("CUPED", () => {
  it.each([0.3, 0.6, 0.9])("a correlation of %f leaves 1 − ρ² of the variance", (rho) => {
    const rng = createRng(5);
    const [a, b] = [drawVariant(rng, 40_000, correlated(rho)), drawVariant(rng, 40_000, correlated(rho))];
    const [without, with_] = [
      analyse(comparing(plain(a), plain(b), { relative: false })),
      analyse(comparing(a, b, { relative: false })),
    ];
    const left = (with_.standardError! / without.standardError!) ** 2;
    expect(left / (1 - rho ** 2)).toBeGreaterThan(0.97);
    expect(left / (1 - rho ** 2)).toBeLessThan(1.03);
  });
});

describe("power", () => {
  const RUNS = 1000;
  const plan: PowerPlan = { mean: 0.1, variance: 0.09, variants: 2, alpha: 0.05, sided: "two", tuning: null };

  it.each([0.7, 0.8, 0.9])("a lift planted to be found with a power of %f is found as often", (power) => {
    const effect = 0.15;
    const units = sampleSize(plan, effect, power)!;
    const rng = createRng(6);
    let found = 0;
    for (let run = 0; run < RUNS; run++) {
      const a = drawVariant(rng, units / 2, converts(0.1));
      const b = drawVariant(rng, units / 2, converts(0.1 * (1 + effect)));
      if (analyse(comparing(plain(a), plain(b), { metric: "proportion" })).p! < 0.05) found++;
    }
    expect(Math.abs(found / RUNS - powerOf(plan, effect, units))).toBeLessThan(0.03);
  });
});
