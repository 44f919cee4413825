import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandPath, heightOf, labelledColumns, linePath, makeScale, middleOf } from "./chart-scale";

describe("makeScale", () => {
  it.each([
    [0.3, [0, 0.1, 0.2, 0.3]],
    [100, [0, 25, 50, 75, 100]],
    [7, [0, 2, 4, 6, 8]],
    [1234, [0, 500, 1000, 1500]],
    [0, [0, 0.25, 0.5, 0.75, 1]],
  ])("has round ticks up to %f", (largest, ticks) => {
    expect(makeScale(largest).ticks).toEqual(ticks);
  });

  it.each([
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [9, [0, 5, 10]],
    [0, [0, 1, 2, 3, 4]],
  ])("counts in whole steps up to %i", (largest, ticks) => {
    expect(makeScale(largest, { whole: true }).ticks).toEqual(ticks);
  });

  it("always holds the largest value, with few ticks", () => {
    const largest = fc.double({ min: 1e-6, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(largest, fc.boolean(), (value, whole) => {
        const { max, ticks } = makeScale(value, { whole });
        expect(max).toBeGreaterThanOrEqual(value * (1 - 1e-9));
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(new Set(ticks).size).toBe(ticks.length);
      }),
    );
  });
});

describe("places in the plot", () => {
  const scale = makeScale(100);

  it("puts zero at the bottom and columns in their middles", () => {
    expect([0, 50, 100].map((value) => heightOf(value, scale))).toEqual([100, 50, 0]);
    expect([0, 1, 2, 3].map((i) => middleOf(i, 4))).toEqual([12.5, 37.5, 62.5, 87.5]);
  });

  it("breaks a line where nothing is known", () => {
    expect(linePath([0, 50, null, 100], scale)).toBe("M12.5 100h0L37.5 50M87.5 0h0");
    expect(linePath([], scale)).toBe("");
  });

  it("closes a band once per run", () => {
    expect(bandPath([{ low: 0, high: 50 }, { low: 25, high: 100 }, null, { low: 0, high: 0 }], scale)).toBe(
      "M12.5 50L37.5 0L37.5 75L12.5 100ZM87.5 100L87.5 100Z",
    );
  });

  it("labels the first column and then evenly", () => {
    expect(labelledColumns(28, 7)).toEqual([0, 4, 8, 12, 16, 20, 24]);
    expect(labelledColumns(3, 7)).toEqual([0, 1, 2]);
    expect(labelledColumns(0, 7)).toEqual([]);
  });
});
