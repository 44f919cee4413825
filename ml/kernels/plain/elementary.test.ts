import fc from "fast-check";
import { expect, it } from "vitest";
import { expOf, log2Of } from "./elementary";

const runs = { numRuns: 2000, seed: 1 };

it("exp is the runtime's to a few units in the last place, and is cut off where that would overflow", () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      expect(Math.abs(expOf(x) / Math.exp(x) - 1)).toBeLessThan(1e-15);
    }),
    runs,
  );
  expect(expOf(0)).toBe(1);
  expect(expOf(1e6)).toBe(expOf(700));
  expect(expOf(-1e6)).toBe(expOf(-700));
  expect(expOf(Number.NaN)).toBeNaN();
});

it("log2 is the runtime's to a few units in the last place", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
      expect(Math.abs(log2Of(x) - Math.log2(x))).toBeLessThan(1e-15 * Math.max(1, Math.abs(Math.log2(x))));
    }),
    runs,
  );
  for (let power = -20; power <= 20; power++) expect(log2Of(2 ** power)).toBe(power);
});
