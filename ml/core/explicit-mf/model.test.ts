import { Matrix, solve } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { createRng } from "../../base/rng";
import { EMPTY_HISTORY } from "../recommender";
import { fillNormal } from "../../testing/random-matrix";
import type { Ridge } from "./fold-in";
import { ExplicitModel } from "./model";
import { solveInPlace } from "../../linalg/cholesky";

const K = 5;
const ITEMS = 30;
const rng = createRng(3);
const draw = (length: number) => {
  const values = new Float32Array(length);
  fillNormal(values, rng, 0.7);
  return values;
};
const side = {
  factors: K,
  bias: draw(ITEMS),
  vectors: draw(ITEMS * K),
  implicit: draw(ITEMS * K),
};
const ridge: Ridge = { regularisation: 0.3, biasRegularisation: 0.1, frequencyScaling: 0.5 };
const scale = { low: 1, high: 9, mean: 5, standIn: null }; // two stars per unit
const history = {
  items: Uint32Array.of(4, 7, 4, 20, 11),
  weights: Float32Array.of(1, 1, 1, 1, 1),
  at: Float64Array.of(1, 2, 3, 4, 5),
  stars: Float32Array.of(2, 9, 6, 0, 3), // 4 was rated twice, 20 only looked at
};

/** r̂ of every item by the equation of README.md, with ml-matrix. */
function rateByHand(): number[] {
  const y = Matrix.from1DArray(ITEMS, K, [...side.vectors]);
  const z = Matrix.from1DArray(ITEMS, K, [...side.implicit]);
  const met = [4, 7, 20, 11];
  const p = Matrix.zeros(1, K);
  for (const j of met) p.add(z.getRowVector(j).mul(1 / Math.sqrt(met.length)));
  const rated = [4, 7, 11];
  const units = [(6 - 5) / 2, (9 - 5) / 2, (3 - 5) / 2];
  const design = new Matrix(rated.map((i) => [1, ...y.getRow(i)]));
  const target = Matrix.columnVector(
    rated.map((i, j) => units[j] - side.bias[i] - p.mmul(y.getRowVector(i).transpose()).get(0, 0)),
  );
  const penalty = Matrix.diag([0.1, 0.3, 0.3, 0.3, 0.3, 0.3]).mul(Math.sqrt(3));
  const normal = design.transpose().mmul(design).add(penalty);
  const [bias, ...x] = solve(normal, design.transpose().mmul(target)).to1DArray();
  const user = Matrix.rowVector(x).add(p);
  return y
    .mmul(user.transpose())
    .to1DArray()
    .map((dot, i) => 5 + 2 * (bias + side.bias[i] + dot));
}

describe("a model of ratings", () => {
  const model = new ExplicitModel("explicit", side, ridge, scale);

  it("folds in by the ridge regression of bias and factors, newest ratings only", () => {
    const out = new Float32Array(ITEMS);
    model.score(history, 0, out);
    rateByHand().forEach((stars, i) => expect(out[i]).toBeCloseTo(stars, 3));
  });

  it("rates within the scale of its training", () => {
    const [free, rated] = [new Float32Array(ITEMS), new Float32Array(ITEMS)];
    model.score(history, 0, free);
    model.rate(history, rated);
    expect(Math.max(...free)).toBeGreaterThan(9);
    expect([...rated]).toEqual([...free].map((stars) => Math.fround(Math.min(9, Math.max(1, stars)))));
  });

  it("gives a stranger what everybody gives", () => {
    const out = new Float32Array(ITEMS);
    model.score(EMPTY_HISTORY, 0, out);
    side.bias.forEach((bias, i) => expect(out[i]).toBeCloseTo(5 + 2 * bias, 4));
  });

  it("refuses factors that do not fit and items it does not know", () => {
    const wrong = { ...side, vectors: side.vectors.subarray(1) };
    expect(() => new ExplicitModel("explicit", wrong, ridge, scale)).toThrow("149 factors do not fit 30");
    const foreign = { ...history, items: Uint32Array.of(4, 7, 4, 30, 11) };
    expect(() => model.rate(foreign, new Float32Array(ITEMS))).toThrow("entry 3: item 30");
  });
});

describe("normal equations", () => {
  it("are solved as ml-matrix solves them, the upper triangle unread", () => {
    const rows = Matrix.from1DArray(7, 6, [...draw(42)]);
    const a = rows.transpose().mmul(rows).add(Matrix.eye(6).mul(0.1));
    const right = draw(6);
    const lower = Float64Array.from(a.to1DArray(), (value, i) => (i % 6 > Math.floor(i / 6) ? NaN : value));
    const x = Float64Array.from(right);
    expect(solveInPlace(lower, x, 6)).toBe(true);
    const wanted = solve(a, Matrix.columnVector([...right])).to1DArray();
    wanted.forEach((value, i) => expect(x[i]).toBeCloseTo(value, 6));
  });

  it("that have no solution say so", () => {
    expect(solveInPlace(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1), 2)).toBe(false);
    expect(solveInPlace(Float64Array.of(1), Float64Array.of(Infinity), 1)).toBe(false);
  });
});
