import { Matrix, solve } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { alsModel } from "../../models/als/definition";
import { AlsModel } from "../../models/als/model";
import type { Csr } from "../../linalg/sparse/csr";
import { DEFAULT_WEIGHTS } from "../data/events";
import { createHistories } from "../data/history";
import { createRng } from "../../base/rng";
import { NO_PACE } from "../../base/pace";
import { createLog, type TestEvent } from "../../testing/logs";
import { createRandomMatrix, fillNormal } from "../../testing/random-matrix";
import { DEFAULT_CONTENT } from "./config";
import { predictFactors } from "./predict-factors";
import { solveRidge } from "./ridge";
import { buildTermMatrix } from "./term-matrix";

const K = 3;

function densify({ rows, columns, indptr, indices, values }: Csr): Matrix {
  const dense = Matrix.zeros(rows, columns);
  for (let row = 0; row < rows; row++) {
    for (let e = indptr[row]; e < indptr[row + 1]; e++) dense.set(row, indices[e], values[e]);
  }
  return dense;
}

function draw(length: number, seed: number): Float32Array {
  const values = new Float32Array(length);
  fillNormal(values, createRng(seed));
  return values;
}

describe("ridge regression", () => {
  for (const [rows, columns] of [
    [40, 12],
    [12, 40],
  ]) {
    it(`is what ml-matrix finds, ${rows} items and ${columns} terms`, () => {
      const c = createRandomMatrix(rows, columns, 0.3, createRng(4));
      const y = Float64Array.from(draw(rows * K, 5));
      const dense = densify(c);
      const normal = dense.transpose().mmul(dense).add(Matrix.eye(columns).mul(0.7));
      const wanted = solve(normal, dense.transpose().mmul(Matrix.from1DArray(rows, K, [...y])));
      const found = solveRidge(c, y, K, 0.7);
      wanted.to1DArray().forEach((value, e) => expect(found[e]).toBeCloseTo(value, 5));
    });
  }
});

describe("factors of items nobody has touched", () => {
  const content = createRandomMatrix(200, 25, 0.2, createRng(1));
  const truth = densify(content).mmul(Matrix.from1DArray(25, K, [...draw(25 * K, 2)]));
  const noise = draw(200 * K, 3);
  const factors = Float32Array.from(truth.to1DArray(), (value, e) => value + 1 + 0.1 * noise[e]);
  const touched = Uint8Array.from({ length: 200 }, (_, row) => (row % 4 === 0 ? 0 : 1));

  it("are those their content says, where factors depend on content", () => {
    const hidden = factors.map((value, e) => (touched[Math.floor(e / K)] === 0 ? Number.NaN : value));
    const found = predictFactors(content, hidden, touched);
    expect(found.explained).toBeGreaterThan(0.95);
    let [error, spread] = [0, 0];
    for (let row = 0; row < 200; row++) {
      for (let f = row * K; f < row * K + K; f++) {
        if (touched[row] === 1) expect(found.factors[f]).toBe(factors[f]);
        else if (content.indptr[row] === content.indptr[row + 1]) expect(found.factors[f]).toBe(0);
        else {
          error += (found.factors[f] - factors[f]) ** 2;
          spread += (factors[f] - 1) ** 2;
        }
      }
    }
    expect(error / spread).toBeLessThan(0.05);
  });

  it("are near the mean where content says nothing, and the answer says so", () => {
    const random = draw(200 * K, 9);
    const found = predictFactors(content, random, touched, {
      regularisations: [0.01, 1, 1000],
      validationItems: 150,
    });
    expect(found.regularisation).toBe(1000);
    expect(found.explained).toBeLessThan(0.1);
  });

  it("need items to learn from and shapes that fit", () => {
    const few = touched.map((_, row) => (row < 3 ? 1 : 0));
    expect(() => predictFactors(content, factors, few)).toThrow("it takes 5 to learn from");
    expect(() => predictFactors(content, factors.subarray(1), touched)).toThrow("599 factors and 200 marks");
    const config = { regularisations: [0], validationItems: 10 };
    expect(() => predictFactors(content, factors, touched, config)).toThrow("found 0");
  });

  it("put a new item before those who like its kind", async () => {
    // Users like one of four kinds; items 40–43 are new, one of each kind.
    const events: TestEvent[] = [];
    const rng = createRng(6);
    for (let s = 0; s < 60; s++) {
      for (let n = 0; n < 12; n++) events.push([s, (s % 4) + 4 * rng.integer(10), "purchase", n]);
    }
    const log = createLog(60, 44, events);
    const kinds = ["tea", "coffee", "wine", "beer"];
    const texts = Array.from({ length: 44 }, (_, item) => `fine ${kinds[item % 4]}`);
    const terms = buildTermMatrix({ texts, attributes: texts.map(() => []) }, DEFAULT_CONTENT);
    const training = { log, weights: DEFAULT_WEIGHTS, now: log.at[log.length - 1] };
    const overrides = { factors: 8 };
    const run = { rng: createRng(1), pace: NO_PACE };
    const als = (await alsModel.fit(training, overrides, run)).model as AlsModel;
    const marks = Uint8Array.from({ length: 44 }, (_, item) => (item < 40 ? 1 : 0));
    const { factors: all } = predictFactors(terms, als.factors, marks);
    const warm = new AlsModel({ factors: all, spectrum: als.spectrum }, als.config);
    const histories = createHistories(log, DEFAULT_WEIGHTS);
    const out = new Float32Array(44);
    for (let s = 0; s < 60; s++) {
      warm.score(histories.of(s), training.now, out);
      const fresh = [...out.subarray(40)];
      expect(fresh.indexOf(Math.max(...fresh)), `user ${s}`).toBe(s % 4);
    }
  });
});
