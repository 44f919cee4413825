import { describe, expect, it } from "vitest";
import { cutRows, makeRows } from "../testing/boosting-rows";
import { learnConformal, learnConformalQuantiles } from "./conformal";
import { DEFAULT_BOOSTING, type Objective } from "./parameters";
import { createScorer } from "./predict/create-scorer";
import { trainForest } from "./train/train";

const [TRAINED, HELD, ALL] = [1500, 5500, 13_500];

/** Scores of all rows, by a forest that has learnt from the first of them. */
async function scoresOf(objective: Objective, made: ReturnType<typeof makeRows>): Promise<Float64Array> {
  const rows = { table: cutRows(made.table, 0, TRAINED), labels: made.numbers.subarray(0, TRAINED) };
  const { forest } = await trainForest(rows, { ...DEFAULT_BOOSTING, objective, trees: 30 }, { seed: 1 });
  return createScorer(forest).score(made.table.values as Float64Array);
}

/** The share of the rows that come last whose label lies within its interval. */
function coverageOf(
  labels: Float32Array,
  low: (row: number) => number,
  high: (row: number) => number,
): number {
  let inside = 0;
  for (let row = HELD; row < ALL; row++) if (labels[row] >= low(row) && labels[row] <= high(row)) inside++;
  return inside / (ALL - HELD);
}

describe.each([1, 2, 3])("intervals of 90 %%, seed %i", (seed) => {
  const made = makeRows(ALL, seed);
  const { numbers } = made;

  it("hold 90 ± 2 % of the labels of rows that neither trees nor radius were learnt from", async () => {
    const scores = await scoresOf({ kind: "squared" }, made);
    const { radius, rows } = learnConformal(
      numbers.subarray(TRAINED, HELD),
      scores.subarray(TRAINED, HELD),
      0.9,
    );
    expect(rows).toBe(HELD - TRAINED);
    const coverage = coverageOf(
      numbers,
      (row) => scores[row] - radius,
      (row) => scores[row] + radius,
    );
    expect(Math.abs(coverage - 0.9)).toBeLessThan(0.02);
  });

  it("hold as many between quantiles that do not by themselves", async () => {
    const low = await scoresOf({ kind: "quantile", alpha: 0.2 }, made);
    const high = await scoresOf({ kind: "quantile", alpha: 0.8 }, made);
    const part = [numbers, low, high].map((each) => each.subarray(TRAINED, HELD));
    const { radius } = learnConformalQuantiles(part[0], part[1], part[2], 0.9);
    const bare = coverageOf(
      numbers,
      (row) => low[row],
      (row) => high[row],
    );
    expect(bare).toBeLessThan(0.8);
    const coverage = coverageOf(
      numbers,
      (row) => low[row] - radius,
      (row) => high[row] + radius,
    );
    expect(Math.abs(coverage - 0.9)).toBeLessThan(0.02);
  });
});

describe("a radius", () => {
  it("is the ⌈(n + 1) · coverage⌉-th smallest miss", () => {
    const labels = Float64Array.from({ length: 9 }, (_, i) => (i % 2 === 0 ? i + 1 : -i - 1));
    const scores = new Float64Array(9);
    expect(learnConformal(labels, scores, 0.9).radius).toBe(9);
    expect(learnConformal(labels, scores, 0.5).radius).toBe(5);
    expect(learnConformal(labels, scores, 0.51).radius).toBe(6);
  });

  it("is not promised of too few rows, or of what are no numbers", () => {
    expect(() => learnConformal(new Float64Array(8), new Float64Array(8), 0.9)).toThrow("8 rows are too few");
    expect(() => learnConformal([1], [Number.NaN], 0.5)).toThrow("Row 0 has no number");
    expect(() => learnConformal([1], [1], 1)).toThrow("coverage");
  });
});
