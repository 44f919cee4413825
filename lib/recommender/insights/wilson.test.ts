import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceInterval, wilsonInterval } from "./wilson";

describe("wilsonInterval", () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i gives the published %f to %f", (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it("knows nothing without trials", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it("holds the proportion, stays inside 0…1 and mirrors", () => {
    const some = fc
      .integer({ min: 1, max: 10 ** 7 })
      .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));
    fc.assert(
      fc.property(some, ([successes, trials]) => {
        const interval = wilsonInterval(successes, trials) ?? { low: Number.NaN, high: Number.NaN };
        const mirrored = wilsonInterval(trials - successes, trials) ?? { low: Number.NaN, high: Number.NaN };
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(successes / trials);
        expect(interval.high).toBeGreaterThanOrEqual(successes / trials);
        expect(mirrored.low).toBeCloseTo(1 - interval.high, 9);
      }),
    );
  });
});

describe("differenceInterval", () => {
  // Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])("%i/%i − %i/%i gives the published %f to %f", (a, m, b, n, low, high) => {
    const interval = differenceInterval({ successes: a, trials: m }, { successes: b, trials: n });
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it("knows nothing when one side has no trials", () => {
    expect(differenceInterval({ successes: 1, trials: 2 }, { successes: 0, trials: 0 })).toBeNull();
  });
});
