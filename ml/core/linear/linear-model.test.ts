import { describe, expect, it } from "vitest";
import { DAY } from "../../testing/logs";
import { DenseOperator } from "./dense-operator";
import type { ItemOperator } from "./item-operator";
import { LinearModel } from "./linear-model";
import { SparseOperator } from "./sparse-operator";

/** The same matrix in both forms. */
const operators: [string, ItemOperator][] = [
  ["dense", new DenseOperator(Float32Array.of(0, 1, 2, 3, 0, 0, 5, 6, 0))],
  [
    "sparse",
    new SparseOperator({
      rows: 3,
      columns: 3,
      indptr: Uint32Array.of(0, 2, 3, 5),
      indices: Uint32Array.of(1, 2, 0, 0, 1),
      values: Float32Array.of(1, 2, 3, 5, 6),
    }),
  ],
];
const history = {
  items: Uint32Array.of(0, 2, 0),
  weights: Float32Array.of(5, 1, 1),
  at: Float64Array.of(0, 10 * DAY, 10 * DAY),
};
const now = 10 * DAY;
const old = Math.exp(-1);

const expectClose = (found: Float32Array, wanted: readonly number[]) =>
  wanted.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 6));

describe.each(operators)("a linear model (%s)", (_, operator) => {
  const scoresOf = (binary: boolean) => {
    const model = new LinearModel("linear", operator, { binary, decayPerDay: 0.1, floor: 0 });
    const out = new Float32Array(3).fill(Number.NaN);
    model.score(history, now, out);
    return { model, out };
  };

  it("counts each item once, by its newest event, where only presence counts", () => {
    const { model, out } = scoresOf(true);
    expectClose(out, [5, 7, 2]);
    // What is left of an event is its part in the reason.
    expectClose(model.explain(history, 1, now), [old / (1 + old), 6, 1 / (1 + old)]);
  });

  it("adds up what is left of the weights where they count", () => {
    const { model, out } = scoresOf(false);
    expectClose(out, [5, 6 + 1 + 5 * old, 2 * (1 + 5 * old)]);
    expectClose(model.explain(history, 2, now), [10 * old, 0, 2]);
  });

  it("explains at the time of the newest entry where none is given, and no item it does not know", () => {
    const { model } = scoresOf(false);
    expect(model.explain(history, 1)).toEqual(model.explain(history, 1, now));
    expect(() => model.explain(history, 3)).toThrow("Item 3, but the model knows 3.");
  });
});

it("a dense operator is a square", () => {
  expect(() => new DenseOperator(new Float32Array(8))).toThrow("8 weights are no square");
});
