import { expect, it } from "vitest";
import { meanNdcg } from "./ndcg";

it("NDCG is what the paper's formula says by hand, cut off where it is told", () => {
  const grades = Float32Array.of(3, 2, 3, 0, 1, 2);
  const scores = [6, 5, 4, 3, 2, 1];
  const gains = [7, 3, 7, 0, 1, 3];
  const at = (values: readonly number[]) => values.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
  expect(meanNdcg(grades, scores, Uint32Array.of(6), 6)).toBeCloseTo(at(gains) / at([7, 7, 3, 3, 1, 0]), 12);
  expect(meanNdcg(grades, scores, Uint32Array.of(6), 2)).toBeCloseTo(at([7, 3]) / at([7, 7]), 12);
  // Two groups: one that is in order, and one in which there is nothing to find.
  const two = Float32Array.of(2, 1, 0, 0);
  expect(meanNdcg(two, [2, 1, 0, 5], Uint32Array.of(2, 2), 10)).toBe(1);
});
