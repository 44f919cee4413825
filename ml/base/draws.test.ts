import { describe, expect, it } from "vitest";
import { drawExponential, drawGeometric, drawIndex, sumUp } from "./draws";
import { createRng } from "./rng";

const DRAWS = 40_000;

function meanOf(draw: () => number): number {
  let sum = 0;
  for (let i = 0; i < DRAWS; i++) sum += draw();
  return sum / DRAWS;
}

describe("draws", () => {
  it("choose an index in proportion to its weight, never one of weight 0", () => {
    const rng = createRng(1);
    const sums = sumUp([0, 1, 0, 3, 0]);
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < DRAWS; i++) counts[drawIndex(rng, sums)]++;
    expect(counts[0] + counts[2] + counts[4]).toBe(0);
    expect(counts[3] / DRAWS).toBeCloseTo(0.75, 2);
  });

  it("choose within a part of the weights alone", () => {
    const rng = createRng(2);
    const sums = sumUp([1e6, 1, 1, 1e6]);
    expect(meanOf(() => drawIndex(rng, sums, 1, 3))).toBeCloseTo(1.5, 1);
    expect(() => drawIndex(rng, sumUp([1, 0, 0]), 1, 3)).toThrow(RangeError);
  });

  it("have the mean they are asked for", () => {
    const rng = createRng(3);
    expect(meanOf(() => drawGeometric(rng, 3.4))).toBeCloseTo(3.4, 1);
    expect(meanOf(() => drawExponential(rng, 0.5))).toBeCloseTo(0.5, 1);
  });
});
