import { describe, expect, it } from "vitest";
import { buildCsr, type Csr } from "../../linalg/sparse/csr";
import { createRng } from "../../base/rng";
import { countPairs } from "./count-pairs";
import { drawBaskets } from "./draw-baskets";

const ITEMS = 40;

function createBaskets(count: number, size: (basket: number) => number): Csr {
  const rng = createRng(8);
  const rows: number[] = [];
  const columns: number[] = [];
  for (let basket = 0; basket < count; basket++) {
    for (let n = 0; n < size(basket); n++) {
      rows.push(basket);
      columns.push(Math.floor(ITEMS * rng.uniform() ** 2));
    }
  }
  const values = new Float32Array(rows.length).fill(1);
  const matrix = buildCsr(count, ITEMS, { rows, columns, values });
  matrix.values.fill(1);
  return matrix;
}

/** Σ over baskets of weight, and their number, for every pair: by looking at each pair of each basket. */
function countByBruteForce({ rows, indptr, indices }: Csr, weightOf: Float64Array) {
  const sums = Array.from({ length: ITEMS }, () => new Float64Array(ITEMS));
  const counts = Array.from({ length: ITEMS }, () => new Float64Array(ITEMS));
  for (let basket = 0; basket < rows; basket++) {
    const items = indices.subarray(indptr[basket], indptr[basket + 1]);
    for (const i of items) {
      for (const j of items) {
        sums[i][j] += weightOf[basket];
        counts[i][j]++;
      }
    }
  }
  return { sums, counts };
}

describe("pairs", () => {
  it("are counted, and the weights of their baskets added up, as by looking at every pair", async () => {
    const contents = createBaskets(60, (basket) => basket % 7);
    const weightOf = Float64Array.from({ length: 60 }, (_, basket) => 1 + (basket % 3));
    const { sums, counts } = countByBruteForce(contents, weightOf);
    const found = await countPairs(contents, weightOf, ITEMS, (sum, count) => sum + 1000 * count);
    for (let i = 0; i < ITEMS; i++) {
      const row = new Float64Array(ITEMS);
      for (let e = found.indptr[i]; e < found.indptr[i + 1]; e++) row[found.indices[e]] = found.values[e];
      const wanted = sums[i].map((sum, j) => (i === j ? 0 : sum + 1000 * counts[i][j]));
      expect([...row]).toEqual([...wanted]);
    }
  });
});

describe("baskets", () => {
  const contents = createBaskets(20_000, (basket) => 2 + (basket % 11));
  const sizeOf = (basket: number) => contents.indptr[basket + 1] - contents.indptr[basket];
  const workOf = (factors: Float64Array) =>
    factors.reduce((sum, factor, basket) => sum + (factor > 0 ? sizeOf(basket) ** 2 : 0), 0);

  it("all count once while that is affordable, and those that are too large not at all", () => {
    expect(new Set(drawBaskets(contents.indptr, 500))).toEqual(new Set([1]));
    const factors = drawBaskets(contents.indptr, 5);
    expect(factors.every((factor, basket) => factor === (sizeOf(basket) <= 5 ? 1 : 0))).toBe(true);
  });

  it("are drawn where they are not: the work is bounded, small ones stay, and the whole weighs the same", () => {
    const whole = workOf(new Float64Array(20_000).fill(1));
    const factors = drawBaskets(contents.indptr, 500, whole / 3);
    expect(workOf(factors)).toBeLessThan(1.05 * (whole / 3));
    expect(workOf(factors)).toBeGreaterThan(0.95 * (whole / 3));
    expect(factors.every((factor, basket) => factor === 1 || sizeOf(basket) > 2)).toBe(true);
    for (const size of [3, 6, 9]) {
      const ofSize = [...factors].filter((_, basket) => sizeOf(basket) === size);
      const mean = ofSize.reduce((sum, factor) => sum + factor, 0) / ofSize.length;
      expect(mean).toBeCloseTo(1, 1);
    }
  });
});
