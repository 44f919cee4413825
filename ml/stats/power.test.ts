import { describe, expect, it } from "vitest";
import { minimumEffect, powerOf, type PowerPlan, sampleSize } from "./power";

const MEAN: PowerPlan = {
  mean: 10,
  variance: 3909.9997749994377,
  variants: 3,
  alpha: 0.05,
  sided: "two",
  tuning: null,
};
const RATE: PowerPlan = { ...MEAN, mean: 0.1, variance: 0.09 };
const REVENUE: PowerPlan = { ...MEAN, mean: 0.1, variance: 0.5 };

const round = (value: number | null) => (value === null ? null : Number(value.toFixed(5)));
/** Weeks with 4,500 new units each. */
const WEEKS = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((week) => week * 4500);

describe("power, as an independent engine reckons it", () => {
  it("of means, at a fixed horizon and at any time", () => {
    const anytime = { ...MEAN, tuning: 5000 };
    expect(round(powerOf(MEAN, 0.05, 400_000))).toBe(0.52144);
    expect(round(powerOf(anytime, 0.05, 400_000))).toBe(0.20596);
    expect(round(minimumEffect(MEAN, 0.8, 400_000))).toBe(0.07027);
    expect(round(minimumEffect(anytime, 0.8, 400_000))).toBe(0.12821);
  });

  it("week by week", () => {
    expect(WEEKS.map((units) => round(powerOf(RATE, 0.05, units)))).toEqual([
      0.073, 0.0965, 0.1204, 0.14458, 0.16895, 0.19342, 0.21791, 0.24235, 0.26666,
    ]);
    expect(WEEKS.map((units) => round(powerOf(REVENUE, 0.3, units)))).toEqual([
      0.17053, 0.29389, 0.41122, 0.51749, 0.61037, 0.68938, 0.75513, 0.80886, 0.85213,
    ]);
    expect(WEEKS.map((units) => round(minimumEffect(RATE, 0.8, units)))).toEqual([
      0.36767, 0.24505, 0.19525, 0.16673, 0.14774, 0.13394, 0.12336, 0.11491, 0.10796,
    ]);
    expect(WEEKS.map((units) => round(minimumEffect(REVENUE, 0.8, units)))).toEqual([
      1.26769, 0.71941, 0.54299, 0.4506, 0.39208, 0.35099, 0.32018, 0.29603, 0.27647,
    ]);
  });

  it("week by week, looked at any time", () => {
    const [rate, revenue] = [
      { ...RATE, tuning: 5000 },
      { ...REVENUE, tuning: 5000 },
    ];
    expect(WEEKS.map((units) => round(powerOf(rate, 0.05, units)))).toEqual([
      0.05936, 0.06912, 0.07849, 0.08761, 0.09657, 0.10541, 0.11415, 0.12282, 0.13142,
    ]);
    expect(WEEKS.map((units) => round(minimumEffect(revenue, 0.8, units)))).toEqual([
      4.33868, 1.51846, 1.04943, 0.84084, 0.71862, 0.63663, 0.577, 0.53123, 0.49473,
    ]);
  });
});

describe("planning an experiment", () => {
  const plans: PowerPlan[] = (["two", "greater", "less"] as const).flatMap((sided) => [
    { ...RATE, variants: 2, sided },
    { ...REVENUE, sided, tuning: 5000 },
  ]);

  it.each(plans)("the sample size is the least that has the power: $sided, tuning $tuning", (plan) => {
    const effect = plan.sided === "less" ? -0.1 : 0.1;
    const units = sampleSize(plan, effect, 0.8)!;
    expect(powerOf(plan, effect, units)).toBeGreaterThanOrEqual(0.8);
    expect(powerOf(plan, effect, units - plan.variants)).toBeLessThan(0.8);
    expect(units % plan.variants).toBe(0);
    // And the smallest effect it sees is the one it was made for.
    expect(minimumEffect(plan, 0.8, units)).toBeCloseTo(effect, 3);
  });

  it("says when no lift can be seen, and when no number of units is enough", () => {
    expect(minimumEffect({ ...REVENUE, variance: 50 }, 0.8, 300)).toBeNull();
    expect(sampleSize({ ...RATE, sided: "greater" }, -0.1, 0.8)).toBeNull();
    expect(sampleSize({ ...RATE, variance: 1e9 }, 1e-6, 0.8)).toBeNull();
  });
});
