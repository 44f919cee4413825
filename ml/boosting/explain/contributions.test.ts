import fs from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../base/rng";
import { expectClose } from "../../testing/expect-close";
import { FIXTURES, readFixture } from "../../testing/lightgbm-fixtures";
import { randomForest, randomValue } from "../../testing/random-forest";
import { readForest } from "../text/read-forest";
import type { Tree } from "../tree/tree";
import { goesLeft, scoreByWalking } from "../tree/walk";
import { contributionsOf } from "./contributions";

const read = (file: string): string =>
  fs.readFileSync(new URL(`../fixtures/${file}`, import.meta.url), "utf8");

/** The mean score of a row of which only some features are known: where one is not, both sides by their rows. */
function scoreKnowing(
  tree: Tree,
  row: readonly number[],
  known: number,
  node = tree.left.length > 0 ? 0 : -1,
): number {
  if (node < 0) return tree.leafValue[-1 - node];
  const [left, right] = [tree.left[node], tree.right[node]];
  if (known & (1 << tree.feature[node])) {
    return scoreKnowing(tree, row, known, goesLeft(tree, node, row[tree.feature[node]]) ? left : right);
  }
  const rowsOf = (child: number): number => (child < 0 ? tree.leafRows[-1 - child] : tree.nodeRows[child]);
  const all = rowsOf(left) + rowsOf(right);
  return (
    (rowsOf(left) * scoreKnowing(tree, row, known, left) +
      rowsOf(right) * scoreKnowing(tree, row, known, right)) /
    all
  );
}

/** Shapley values by their definition: over all subsets of the other features. */
function shapley(tree: Tree, row: readonly number[]): number[] {
  const n = row.length;
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
  const values = row.map((_, feature) => {
    let sum = 0;
    for (let known = 0; known < 1 << n; known++) {
      if (known & (1 << feature)) continue;
      const size = row.filter((_value, f) => known & (1 << f)).length;
      const weight = (factorial(size) * factorial(n - size - 1)) / factorial(n);
      sum += weight * (scoreKnowing(tree, row, known | (1 << feature)) - scoreKnowing(tree, row, known));
    }
    return sum;
  });
  return [...values, scoreKnowing(tree, row, 0)];
}

describe("contributions", () => {
  it.each(FIXTURES)("are those that LightGBM says, and add up to the score: %s", (name) => {
    const { text, values, contributions, rows } = readFixture(name, read);
    const forest = readForest(text);
    const found = contributionsOf(forest, values);
    // LightGBM's are of the sum, also where the score is the mean.
    const parts = forest.isAveraged ? forest.trees.length : 1;
    expectClose(
      found,
      contributions.flat().map((value) => value / parts),
      1e-9,
    );
    const width = forest.featureNames.length + 1;
    const sums = Float64Array.from({ length: rows }, (_, row) =>
      found.subarray(row * width, (row + 1) * width).reduce((sum, each) => sum + each, 0),
    );
    expectClose(sums, scoreByWalking(forest, values), 1e-10);
  });

  it("are Shapley values by their definition", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(1e6),
        (leaves, features, seed) => {
          const rng = createRng(seed);
          const forest = randomForest({ trees: 1, leaves, features }, rng);
          const row = Array.from({ length: features }, () => randomValue(rng));
          expectClose(contributionsOf(forest, row), shapley(forest.trees[0], row), 1e-9);
        },
      ),
      { numRuns: 150, seed: 6 },
    );
  });

  it("add up to the score of deep trees", () => {
    const rng = createRng(8);
    const forest = randomForest({ trees: 5, leaves: 120, features: 8 }, rng);
    const values = Float64Array.from({ length: 30 * 8 }, () => randomValue(rng));
    const found = contributionsOf(forest, values);
    const sums = Float64Array.from({ length: 30 }, (_, row) =>
      found.subarray(row * 9, row * 9 + 9).reduce((sum, each) => sum + each, 0),
    );
    expectClose(sums, scoreByWalking(forest, values), 1e-9);
  });

  it("need to know how many rows took each path", () => {
    const forest = randomForest({ trees: 1, leaves: 30, features: 2 }, createRng(3));
    const [tree] = forest.trees;
    const silent = { ...forest, trees: [{ ...tree, nodeRows: new Float64Array(tree.nodeRows.length) }] };
    expect(() => contributionsOf(silent, [1, 2])).toThrow("Tree 0 does not say how many rows node 0 had.");
  });
});
