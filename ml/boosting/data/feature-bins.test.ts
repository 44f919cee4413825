import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createKernel } from "../../kernels/create-kernel";
import { FOREST_KERNELS } from "../../kernels/load-forest-binary";
import { bytesOf } from "../../kernels/plain/bins";
import { makeRows } from "../../testing/boosting-rows";
import { binnedBytes, binRows } from "./binned-rows";
import { binCountOf, learnBins } from "./feature-bins";
import { findBounds } from "./quantiles";

const numbers = fc.array(
  fc.oneof(fc.integer({ min: -20, max: 20 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
  {
    minLength: 1,
    maxLength: 400,
  },
);

describe("bounds of bins", () => {
  it("ascend, are as many as asked for at most, and part what is far apart", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 255 }), (values, most) => {
        const sorted = Float64Array.from(values).sort();
        const bounds = findBounds(sorted, most);
        expect(bounds.length).toBeLessThanOrEqual(most);
        expect(bounds.at(-1)).toBe(Infinity);
        for (let i = 1; i < bounds.length; i++) expect(bounds[i]).toBeGreaterThan(bounds[i - 1]);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it("stand half way between distinct values where there are few, three rows in each", () => {
    expect(findBounds(Float64Array.of(1, 1, 1, 2, 2, 2, 5, 5, 5), 10)).toEqual([1.5, 3.5, Infinity]);
    expect(findBounds(Float64Array.of(1, 2, 2, 5, 5, 5), 10)).toEqual([3.5, Infinity]);
  });

  it("hold about as many rows in each where there are many, and what is frequent alone", () => {
    const even = findBounds(
      Float64Array.from({ length: 1000 }, (_, i) => i),
      10,
    );
    expect(even).toHaveLength(10);
    even.slice(0, -1).forEach((bound, i) => expect(bound).toBeCloseTo(100 * (i + 1) - 0.5, 6));
    const frequent = Float64Array.from({ length: 1000 }, (_, i) => Math.max(0, i - 500));
    expect(findBounds(frequent, 11)[0]).toBe(0.5);
  });

  it("part numbers that are next to each other", () => {
    const high = 1 + Number.EPSILON;
    const [bound] = findBounds(Float64Array.of(1, 1, 1, high, high, high), 5);
    expect(bound).toBeGreaterThanOrEqual(1);
    expect(bound).toBeLessThan(high);
  });
});

describe.each(["plain", "wasm"] as const)("bins in the %s kernel", (backend) => {
  it("are those whose bounds hold the value, by row and by column", async () => {
    const { table } = makeRows(5000, 3);
    const bins = learnBins(table, 60, 1);
    const kernel = createKernel(binnedBytes(5000, 6), { backend, ...FOREST_KERNELS });
    const { byRow, stride, columnOf } = await binRows(kernel, table, bins);
    const rows = bytesOf(byRow);
    for (let feature = 0; feature < 6; feature++) {
      const own = bins[feature];
      const column = bytesOf(columnOf(feature));
      for (let row = 0; row < 5000; row++) {
        const value = table.values[row * 6 + feature];
        const bin = rows[row * stride + feature];
        if (column[row] !== bin) expect.fail(`row ${row}, feature ${feature}: ${column[row]} and ${bin}`);
        const wanted =
          own.kind === "categories"
            ? (own.binOf.get(value) ?? own.categories.length)
            : Number.isNaN(value)
              ? binCountOf(own) - 1
              : own.bounds.findIndex((bound) => value <= bound);
        if (bin !== wanted) expect.fail(`row ${row}, feature ${feature}: ${bin} instead of ${wanted}`);
      }
    }
  });
});

describe("what cannot be learnt from", () => {
  it.each([
    [Float64Array.of(1, Infinity), [], "Row 1, column 0 is Infinity."],
    [Float64Array.of(1, 0.5), [0], "a category is a whole number"],
    [Float64Array.of(1, -1), [0], "found -1"],
  ])("%o is refused by its place", (values, categorical, message) => {
    expect(() => learnBins({ values, features: 1, categorical }, 255, 1)).toThrow(message);
  });
});
