import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "@/ml/index";
import { amountInterval, differenceInterval, effectiveTrials, type Sample, shareInterval } from "./clustered";

function sampleOf(values: readonly number[]): Sample {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count, mean, variance: count > 1 ? squares / (count - 1) : null };
}

const ofOnes = (ones: number, count: number): Sample =>
  sampleOf(Array.from({ length: count }, (_, i) => (i < ones ? 1 : 0)));

describe("the interval of a share of shoppers", () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3: one list a shopper, but for n against n − 1.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of one list each, %i of %i, is Wilson's %f to %f", (ones, count, low, high) => {
    const interval = shareInterval(ofOnes(ones, count), count);
    expect(Math.abs((interval?.low ?? 1) - low)).toBeLessThan(0.005);
    expect(Math.abs((interval?.high ?? 1) - high)).toBeLessThan(0.005);
  });

  it("is as wide for a thousand lists of ten shoppers who always or never click as for ten lists", () => {
    const tenLists = shareInterval(ofOnes(5, 10), 10);
    expect(shareInterval(ofOnes(5, 10), 1_000)).toEqual(tenLists);
  });

  it("knows nothing without shoppers and little of one", () => {
    expect(shareInterval({ count: 0, mean: 0, variance: null }, 0)).toBeNull();
    expect(shareInterval(sampleOf([1]), 800)).toMatchObject({ high: 1 });
    expect(shareInterval(sampleOf([1]), 800)?.low).toBeLessThan(0.25);
  });

  it("holds the mean and stays inside 0…1", () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(shares, (values) => {
        const sample = sampleOf(values);
        const interval = shareInterval(sample, 10 * values.length);
        expect(interval?.low).toBeGreaterThanOrEqual(0);
        expect(interval?.high).toBeLessThanOrEqual(1);
        expect(interval?.low).toBeLessThanOrEqual(sample.mean + 1e-9);
        expect(interval?.high).toBeGreaterThanOrEqual(sample.mean - 1e-9);
        expect(effectiveTrials(sample, 10 * values.length)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it("covers the truth in about 95 of 100 shops whose shoppers differ, where lists taken as independent do not", () => {
    const rng = createRng(7);
    const [RUNS, SHOPPERS, TRUTH] = [600, 60, 0.3];
    let [clustered, naive] = [0, 0];
    for (let run = 0; run < RUNS; run++) {
      // Three in ten shoppers click nearly always, the others hardly ever; each sees twenty lists.
      const shares = Array.from({ length: SHOPPERS }, () => {
        const chance = rng.uniform() < TRUTH ? 0.93 : 0.03;
        return Array.from({ length: 20 }, () => rng.uniform() < chance).filter(Boolean).length / 20;
      });
      const sample = sampleOf(shares);
      const truth = TRUTH * 0.93 + (1 - TRUTH) * 0.03;
      const covers = (interval: { low: number; high: number } | null) =>
        interval !== null && interval.low <= truth && truth <= interval.high;
      if (covers(shareInterval(sample, 20 * SHOPPERS))) clustered++;
      const asIndependent = { ...sample, variance: sample.mean * (1 - sample.mean) * (1 / 20) };
      if (covers(shareInterval(asIndependent, 20 * SHOPPERS))) naive++;
    }
    expect(clustered / RUNS).toBeGreaterThan(0.93);
    expect(clustered / RUNS).toBeLessThan(0.97);
    expect(naive / RUNS).toBeLessThan(0.5);
  });
});

describe("differenceInterval", () => {
  // Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])("%i/%i − %i/%i is near the published %f to %f", (a, m, b, n, low, high) => {
    const interval = differenceInterval(
      { sample: ofOnes(a, m), lists: m },
      { sample: ofOnes(b, n), lists: n },
    );
    expect(Math.abs((interval?.low ?? 9) - low)).toBeLessThan(0.03);
    expect(Math.abs((interval?.high ?? 9) - high)).toBeLessThan(0.03);
  });

  it("knows nothing when one side has no shopper", () => {
    const none = { sample: { count: 0, mean: 0, variance: null }, lists: 0 };
    expect(differenceInterval({ sample: ofOnes(1, 2), lists: 2 }, none)).toBeNull();
  });
});

describe("amountInterval", () => {
  it("is the mean's, by the variance of the shoppers", () => {
    const interval = amountInterval(sampleOf([0, 0, 0, 100, 300]));
    // mean 80, variance 17,000, standard error √3400 = 58.3095
    expect(interval?.low).toBe(0);
    expect(interval?.high).toBeCloseTo(80 + 1.959963984540054 * 58.309518948453, 9);
    expect(amountInterval(sampleOf([5]))).toBeNull();
  });
});
