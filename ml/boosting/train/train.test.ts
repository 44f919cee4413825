import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../base/rng";
import { cutRows, makeRows } from "../../testing/boosting-rows";
import { expectClose } from "../../testing/expect-close";
import { type BoostingParameters, DEFAULT_BOOSTING, type Objective } from "../parameters";
import { scoreByWalking, walkTree } from "../tree/walk";
import { measureLoss } from "./measure";
import { trainForest } from "./train";

const squared: BoostingParameters = { ...DEFAULT_BOOSTING, objective: { kind: "squared" } };
const made = makeRows(2400, 5);
const objectives: readonly Objective[] = [
  { kind: "squared" },
  { kind: "binary" },
  { kind: "quantile", alpha: 0.7 },
  { kind: "lambdarank" },
];

/** The made rows from … to − 1 with the labels and groups that an objective wants. */
function rowsFor({ kind }: Objective, from: number, to: number) {
  const labels = kind === "binary" ? made.answers : kind === "lambdarank" ? made.grades : made.numbers;
  return {
    table: cutRows(made.table, from, to),
    labels: labels.subarray(from, to),
    ...(kind === "lambdarank" && { groups: new Uint32Array((to - from) / 20).fill(20) }),
  };
}

describe("a tree", () => {
  it("splits where the squares fall most, and its leaves are the means of their rows", async () => {
    const rng = createRng(3);
    const values = Float64Array.from({ length: 300 }, () => rng.integer(12));
    const labels = Float32Array.from({ length: 100 }, () => rng.normal());
    const table = { values, features: 3 };
    const parameters = { ...squared, trees: 1, leaves: 2, learningRate: 1, minRows: 5 };
    const { forest } = await trainForest({ table, labels }, parameters, { seed: 1 });
    // Every split there is, by its definition.
    const squaresOf = (rows: readonly number[]): number => {
      const mean = rows.reduce((sum, row) => sum + labels[row], 0) / rows.length;
      return rows.reduce((sum, row) => sum + (labels[row] - mean) ** 2, 0);
    };
    const all = Array.from(labels, (_, row) => row);
    let best = { squares: Infinity, feature: -1, at: -1 };
    for (let feature = 0; feature < 3; feature++) {
      for (let at = 0; at < 11; at++) {
        const left = all.filter((row) => values[3 * row + feature] <= at);
        const right = all.filter((row) => values[3 * row + feature] > at);
        if (left.length < 5 || right.length < 5) continue;
        const squares = squaresOf(left) + squaresOf(right);
        if (squares < best.squares) best = { squares, feature, at };
      }
    }
    const [tree] = forest.trees;
    expect(tree.feature[0]).toBe(best.feature);
    expect(tree.threshold[0]).toBe(best.at + 0.5);
    expect(tree.gain[0]).toBeCloseTo(squaresOf(all) - best.squares, 4);
    const meanOf = (rows: readonly number[]) => rows.reduce((sum, row) => sum + labels[row], 0) / rows.length;
    const isLeft = (row: number) => values[3 * row + best.feature] <= best.at;
    const wanted = [meanOf(all.filter(isLeft)), meanOf(all.filter((row) => !isLeft(row)))];
    expectClose(tree.leafValue, wanted, 1e-6);
  });

  it("learns what belongs to each category and each kind of missing value", async () => {
    const values = Float64Array.from({ length: 2000 }, (_, i) =>
      i % 2 === 0 ? ((i / 2) % 5 === 4 ? Number.NaN : (i / 2) % 5) : ((i - 1) / 2) % 7,
    );
    const labels = Float32Array.from({ length: 1000 }, (_, row) => [3, 9, 1, 7, 5][row % 5] + 10 * (row % 7));
    const table = { values, features: 2, categorical: [1] };
    const parameters = { ...squared, trees: 60, leaves: 35, learningRate: 0.5, minRows: 1 };
    const plain = { ...parameters.categories, smoothing: 0, l2: 0, minRows: 1 };
    const { forest } = await trainForest(
      { table, labels },
      { ...parameters, categories: plain },
      { seed: 1 },
    );
    expectClose(scoreByWalking(forest, values), labels, 1e-3);
  });

  it("leaves no leaf with less than it is told to, and goes no deeper", async () => {
    const rows = rowsFor(squared.objective, 0, 2400);
    const parameters = { ...squared, trees: 12, leaves: 40, minRows: 50, maxDepth: 4 };
    const { forest } = await trainForest(rows, parameters, { seed: 1 });
    for (const tree of forest.trees) {
      expect(Math.min(...tree.leafRows)).toBeGreaterThanOrEqual(50);
      expect(tree.leafRows.reduce((sum, each) => sum + each)).toBe(2400);
      expect(tree.leafValue.length).toBeLessThanOrEqual(16);
    }
    const counts = new Float64Array(forest.trees[3].leafRows.length);
    for (let row = 0; row < 2400; row++) counts[walkTree(forest.trees[3], rows.table.values, 6 * row)]++;
    expect(counts).toEqual(forest.trees[3].leafRows);
  });
});

describe.each(objectives.map((objective) => [objective.kind, objective] as const))("%s", (_, objective) => {
  const parameters = { ...DEFAULT_BOOSTING, objective, trees: 15, leaves: 12, learningRate: 0.2 };

  it("is the same to the last bit on both kernels, and what is walked is what was learnt", async () => {
    const rows = rowsFor(objective, 0, 1600);
    const held = rowsFor(objective, 1600, 2400);
    const options = { seed: 4, validation: held };
    const some = { ...parameters, rowShare: 0.8, featureShare: 0.7 };
    const wasm = await trainForest(rows, some, { ...options, backend: "wasm" });
    const plain = await trainForest(rows, some, { ...options, backend: "plain" });
    expect(wasm).toEqual(plain);
    const walked = measureLoss(objective, held, scoreByWalking(wasm.forest, held.table.values));
    expect(walked).toBeCloseTo(wasm.losses[wasm.losses.length - 1], 10);
  });

  it("gets better on rows that it has not seen", async () => {
    const validation = rowsFor(objective, 1600, 2400);
    const { losses, forest } = await trainForest(rowsFor(objective, 0, 1600), parameters, {
      seed: 1,
      validation,
    });
    expect(forest.trees).toHaveLength(15);
    expect(losses[14]).toBeLessThan(losses[0] - 0.05 * Math.abs(losses[0]));
  });

  it("ends when nothing gets better, and keeps what was best", async () => {
    const validation = rowsFor(objective, 1600, 2400);
    const long = { ...parameters, trees: 400, learningRate: 0.6, patience: 5 };
    const { losses, forest } = await trainForest(rowsFor(objective, 0, 1600), long, { seed: 1, validation });
    expect(losses.length).toBeLessThan(400);
    expect(forest.trees).toHaveLength(losses.length - 5);
    expect(losses[forest.trees.length - 1]).toBe(Math.min(...losses));
    const scores = scoreByWalking(forest, validation.table.values);
    expect(measureLoss(objective, validation, scores)).toBeCloseTo(Math.min(...losses), 10);
  });
});

describe("parameters", () => {
  it("monotone: scores never fall as the feature rises, whatever the others are", async () => {
    const parameters = { ...squared, trees: 30, leaves: 20, minRows: 5, monotone: [1, 0, -1, 0, 0, 0] };
    // The labels rise with both, and with noise: one of the two constraints works against them.
    const { forest } = await trainForest(rowsFor(squared.objective, 0, 2400), parameters, { seed: 1 });
    const number = fc.double({ min: -4, max: 9, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 6, maxLength: 6 }),
        number,
        fc.constantFrom(0, 2),
        (row, other, f) => {
          const [low, high] = [Math.min(row[f], other), Math.max(row[f], other)];
          const both = [...row.with(f, low), ...row.with(f, high)];
          const [before, after] = scoreByWalking(forest, both);
          expect(f === 0 ? after - before : before - after).toBeGreaterThanOrEqual(-1e-12);
        },
      ),
      { numRuns: 500, seed: 2 },
    );
  });

  it("l2 and l1 make leaves smaller, minGain fewer", async () => {
    const rows = rowsFor(squared.objective, 0, 1000);
    const one = async (more: Partial<BoostingParameters>) => {
      const { forest } = await trainForest(
        rows,
        { ...squared, trees: 1, learningRate: 1, ...more },
        { seed: 1 },
      );
      return forest.trees[0];
    };
    const mean = rows.labels.reduce((sum, label) => sum + label, 0) / 1000;
    const sizeOf = ({ leafValue }: { leafValue: Float64Array }) =>
      Math.max(...leafValue.map((value) => Math.abs(value - mean)));
    const free = await one({});
    expect(sizeOf(await one({ l2: 50 }))).toBeLessThan(0.8 * sizeOf(free));
    expect(sizeOf(await one({ l1: 30 }))).toBeLessThan(0.8 * sizeOf(free));
    const few = await one({ minGain: 20 });
    expect(few.leafValue.length).toBeLessThan(free.leafValue.length);
    expect(Math.min(...few.gain)).toBeGreaterThan(20);
  });

  it("weights: a leaf is the weighted mean of its rows", async () => {
    const rng = createRng(9);
    const values = Float64Array.from({ length: 400 }, (_, row) => row % 2);
    const labels = Float32Array.from({ length: 400 }, (_, row) => (row % 2) * 5 + rng.normal());
    const weights = Float32Array.from({ length: 400 }, () => rng.integer(4));
    const parameters = { ...squared, trees: 1, learningRate: 1 };
    const { forest } = await trainForest({ table: { values, features: 1 }, labels, weights }, parameters, {
      seed: 1,
    });
    const [sums, totals] = [new Float64Array(2), new Float64Array(2)];
    labels.forEach((label, row) => {
      sums[row % 2] += weights[row] * label;
      totals[row % 2] += weights[row];
    });
    const wanted = sums.map((sum, side) => sum / totals[side]);
    expectClose(scoreByWalking(forest, [0, 1]), wanted, 1e-5);
  });

  it("a seed decides which rows and features a tree sees", async () => {
    const rows = rowsFor(squared.objective, 0, 1000);
    const parameters = { ...squared, trees: 5, rowShare: 0.5, featureShare: 0.5 };
    const scores = await Promise.all(
      [1, 1, 2].map(async (seed) =>
        scoreByWalking((await trainForest(rows, parameters, { seed })).forest, rows.table.values),
      ),
    );
    expect(scores[0]).toEqual(scores[1]);
    expect(scores[0]).not.toEqual(scores[2]);
  });

  it.each([
    [{ leaves: 1 }, "leaves must be a whole number from 2"],
    [{ learningRate: 0 }, "learningRate"],
    [{ bins: 256 }, "bins"],
    [{ rowShare: 1.5 }, "rowShare"],
    [{ monotone: [1] }, "monotone"],
    [{ patience: 3 }, "patience needs a validation part"],
    [{ objective: { kind: "quantile", alpha: 1 } as const }, "alpha"],
    [{ objective: { kind: "binary" } as const }, "Row 0 has the label"],
    [{ objective: { kind: "lambdarank" } as const }, "Row 0 has the label"],
  ])("%o is refused", async (wrong, message) => {
    const rows = { ...rowsFor(squared.objective, 0, 100), labels: new Float32Array(100).fill(0.5) };
    await expect(trainForest(rows, { ...squared, ...wrong }, { seed: 1 })).rejects.toThrow(message);
  });
});

describe("rows at the edge", () => {
  it.each([
    ["one row", Float64Array.of(3), Float32Array.of(7)],
    [
      "labels that are all alike",
      Float64Array.from({ length: 100 }, (_, i) => i),
      new Float32Array(100).fill(7),
    ],
    [
      "a feature that says nothing",
      new Float64Array(100),
      Float32Array.from({ length: 100 }, (_, i) => 7 + (i % 2 ? 1 : -1)),
    ],
    ["nothing but missing values", new Float64Array(60).fill(Number.NaN), new Float32Array(60).fill(7)],
  ])("%s make one leaf", async (_, values, labels) => {
    const { forest } = await trainForest({ table: { values, features: 1 }, labels }, squared, { seed: 1 });
    expect(forest.trees).toHaveLength(1);
    expectClose(scoreByWalking(forest, values), new Float64Array(values.length).fill(7), 1e-6);
  });

  it("are refused in the validation part, too", async () => {
    const rows = rowsFor(squared.objective, 0, 100);
    const values = rows.table.values.slice();
    values[5] = 2.5;
    const strange = { ...rows, table: { ...rows.table, values } };
    const narrow = { table: { values: new Float64Array(10), features: 1 }, labels: new Float32Array(10) };
    const train = (validation: typeof narrow) => trainForest(rows, squared, { seed: 1, validation });
    await expect(train(strange as typeof narrow)).rejects.toThrow(
      "Row 0, column 5: a category is a whole number",
    );
    await expect(train(narrow)).rejects.toThrow("The validation part has 1 features instead of 6.");
  });

  it("ends between trees when it is told to", async () => {
    let asked = 0;
    const checkpoint = () => {
      if (++asked > 3) throw new Error("enough");
    };
    const pace = { checkpoint, yield: () => Promise.resolve() };
    await expect(trainForest(rowsFor(squared.objective, 0, 200), squared, { seed: 1, pace })).rejects.toThrow(
      "enough",
    );
  });
});
