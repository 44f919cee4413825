import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { makeRows } from "../../testing/boosting-rows";
import { expectClose } from "../../testing/expect-close";
import { FIXTURES, readFixture } from "../../testing/lightgbm-fixtures";
import { DEFAULT_BOOSTING } from "../parameters";
import { trainForest } from "../train/train";
import { gainImportance, splitImportance } from "../tree/importance";
import { scoreByWalking, walkTree } from "../tree/walk";
import { readForest } from "./read-forest";
import { writeForest } from "./write-forest";

const read = (file: string): string =>
  fs.readFileSync(new URL(`../fixtures/${file}`, import.meta.url), "utf8");
const fixtureText = (name: string): string => read(`${name}.txt`);

describe.each(FIXTURES)("LightGBM's model %s", (name) => {
  const fixture = readFixture(name, read);
  const forest = readForest(fixture.text);

  it("has the leaves and the scores that LightGBM says", () => {
    const width = forest.featureNames.length;
    for (let row = 0; row < fixture.rows; row++) {
      const leaves = forest.trees.map((tree) => walkTree(tree, fixture.values, row * width));
      expect(leaves, `row ${row}`).toEqual(fixture.leaves[row]);
    }
    expectClose(scoreByWalking(forest, fixture.values), fixture.raw, 1e-12);
  });

  it("has the importances that LightGBM says", () => {
    expect([...splitImportance(forest)]).toEqual(fixture.splits);
    const gain = gainImportance(forest);
    fixture.gain.forEach((wanted, feature) =>
      expect(gain[feature] / (wanted || 1)).toBeCloseTo(wanted ? 1 : 0, 5),
    );
  });

  it("is the same when it has been written and read again", () => {
    expect(readForest(writeForest(forest))).toEqual(forest);
  });
});

it("a forest that has been trained here is the same when it has been written and read again", async () => {
  const { table, numbers } = makeRows(600, 1);
  const parameters = { ...DEFAULT_BOOSTING, objective: { kind: "squared" }, trees: 6 } as const;
  const { forest } = await trainForest({ table, labels: numbers }, parameters, { seed: 1 });
  expect(forest.trees.some(({ categories }) => categories.length > 0)).toBe(true);
  const again = readForest(writeForest(forest));
  expect(again).toEqual(forest);
  expect(scoreByWalking(again, table.values)).toEqual(scoreByWalking(forest, table.values));
});

describe("what is no model, or none that is read, is refused by line and key", () => {
  const good = fixtureText("regression");
  const change = (pattern: RegExp, to: string): string => {
    const changed = good.replace(pattern, to);
    expect(changed).not.toBe(good);
    return changed;
  };

  it.each([
    ["", 'Line 1 of the model: a model begins with "tree"; found "".'],
    ["{}", "a model begins with"],
    [fixtureText("linear"), "Line 27 of the model: is_linear is 1: linear leaves are not read."],
    [
      fixtureText("multiclass"),
      "Line 3 of the model: num_class is 3: models of several classes are not read.",
    ],
    [change(/version=v4/, "version=v9"), 'Line 2 of the model: version v3 or v4 is read; found "v9".'],
    [change(/max_feature_idx=5/, "max_feature_idx=x"), 'Line 6 of the model: max_feature_idx has "x"'],
    [
      change(/max_feature_idx=5/, "max_feature_idx=9"),
      "Line 8 of the model: feature_names must have 10 words; found 6.",
    ],
    [change(/num_leaves=12\n/, ""), "Line 12 of the model: Tree=0 has no num_leaves."],
    [change(/num_leaves=12/, "num_leaves=13"), "must have 12 numbers; found 11."],
    [change(/split_feature=0/, "split_feature=77"), "Line 15 of the model: split_feature has 77 at 0"],
    [change(/left_child=1/, "left_child=0"), "left_child of node 0 is 0, which makes no tree."],
    [change(/left_child=1/, "left_child=-2"), "which makes no tree."],
    [change(/leaf_value=[^ ]+/, "leaf_value=nan"), 'leaf_value has "nan" among its numbers.'],
    [change(/decision_type=2/, "decision_type=99"), "decision_type has 99 at 0"],
    [change(/cat_threshold=\d+/, "cat_threshold=4294967296"), "no word of 32 bits"],
    [change(/cat_boundaries=0 /, "cat_boundaries=1 "), "cat_boundaries must rise from 0"],
    [change(/Tree=1\n/, "Tree=4\n"), 'tree 1 should follow; found "Tree=4".'],
    [change(/end of trees[^]*/, ""), 'it ends before "end of trees".'],
    [good.slice(0, 2000), "of the model"],
  ])("%#", (text, message) => {
    expect(() => readForest(text)).toThrow(message);
  });

  it("does not write what could not be read", () => {
    const forest = readForest(good);
    expect(() => writeForest({ ...forest, featureNames: ["a b", "c", "d", "e", "f", "g"] })).toThrow(
      'found "a b"',
    );
    const [tree] = forest.trees;
    const wild = { ...tree, leafValue: tree.leafValue.map(() => Number.NaN) };
    expect(() => writeForest({ ...forest, trees: [wild] })).toThrow("NaN in its leaf_value");
  });
});
