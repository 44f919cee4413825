import fs from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../base/rng";
import { FIXTURES, readFixture } from "../../testing/lightgbm-fixtures";
import { randomForest, randomValue } from "../../testing/random-forest";
import { readForest } from "../text/read-forest";
import { scoreByWalking } from "../tree/walk";
import { createScorer } from "./create-scorer";

const backends = ["plain", "wasm"] as const;
const read = (file: string): string =>
  fs.readFileSync(new URL(`../fixtures/${file}`, import.meta.url), "utf8");

describe.each(backends)("bit vectors in the %s kernel", (backend) => {
  it.each(FIXTURES)("score as walking does, and as LightGBM: %s", (name) => {
    const { text, values, raw } = readFixture(name, read);
    const forest = readForest(text);
    const scores = createScorer(forest, { backend }).score(values);
    expect(scores).toEqual(scoreByWalking(forest, values));
    raw.forEach((wanted, row) => expect(scores[row]).toBeCloseTo(wanted, 10));
  });

  it("score as walking does, whatever the trees, thresholds, gaps, categories and rows are", () => {
    const shape = fc.record({
      trees: fc.integer({ min: 1, max: 12 }),
      leaves: fc.integer({ min: 1, max: 140 }),
      features: fc.integer({ min: 1, max: 6 }),
      rows: fc.integer({ min: 0, max: 300 }),
      isAveraged: fc.boolean(),
      seed: fc.nat(1e6),
    });
    fc.assert(
      fc.property(shape, ({ trees, leaves, features, rows, isAveraged, seed }) => {
        const rng = createRng(seed);
        const forest = { ...randomForest({ trees, leaves, features }, rng), isAveraged };
        const values = Float64Array.from({ length: rows * features }, () => randomValue(rng));
        expect(createScorer(forest, { backend }).score(values)).toEqual(scoreByWalking(forest, values));
      }),
      { numRuns: 60, seed: 4 },
    );
  });
});

it("refuses what are no rows", () => {
  const forest = randomForest({ trees: 1, leaves: 3, features: 4 }, createRng(1));
  expect(() => createScorer(forest).score(new Float64Array(7))).toThrow("7 values are no rows of 4.");
});
