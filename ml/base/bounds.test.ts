import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lowerBound, partitionPoint, upperBound } from "./bounds";

describe("bounds", () => {
  it("are where a search from the front would find them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 })),
        fc.integer({ min: -1, max: 10 }),
        (values, value) => {
          const sorted = Float64Array.from(values).sort();
          const placeOf = (fits: (other: number) => boolean) => {
            const found = sorted.findIndex(fits);
            return found === -1 ? sorted.length : found;
          };
          expect(lowerBound(sorted, value)).toBe(placeOf((other) => other >= value));
          expect(upperBound(sorted, value)).toBe(placeOf((other) => other > value));
          expect(partitionPoint([...sorted], (other) => other < value)).toBe(lowerBound(sorted, value));
        },
      ),
    );
  });

  it("stay within the part they are asked for", () => {
    const sorted = [5, 1, 3, 3, 7, 0];
    expect(lowerBound(sorted, 3, 1, 5)).toBe(2);
    expect(upperBound(sorted, 3, 1, 5)).toBe(4);
    expect(upperBound(sorted, 9, 1, 5)).toBe(5);
    expect(lowerBound(sorted, 0, 2, 2)).toBe(2);
  });
});
