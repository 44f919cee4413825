import { Matrix, solve } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { buildCsr, transpose, type Csr } from "../../linalg/sparse/csr";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { createRng } from "../../base/rng";
import { NO_PACE } from "../../base/pace";
import { describeRecommender } from "../../testing/contract";
import { measureRatings } from "../../testing/measure-ratings";
import { createRandomMatrix } from "../../testing/random-matrix";
import { createRatingTask } from "../../testing/rating-log";
import { subjectOf } from "../../testing/subject";
import { DEFAULT_EXPLICIT_ALS, type ExplicitAlsConfig } from "./config";
import { explicitAlsModel } from "./definition";
import { trainExplicitAls } from "./train";

describeRecommender(subjectOf(explicitAlsModel), { personal: false, answersStrangers: true });

const config: ExplicitAlsConfig = { ...DEFAULT_EXPLICIT_ALS, factors: 4, frequencyScaling: 0.7 };
const matrix = createRandomMatrix(30, 20, 0.4, createRng(5));

/** One half with ml-matrix; rows are [bias, factors …]. */
function solveHalf(ratings: Csr, source: Matrix): Matrix {
  const target = Matrix.zeros(ratings.rows, source.columns);
  for (let u = 0; u < ratings.rows; u++) {
    const [from, to] = [ratings.indptr[u], ratings.indptr[u + 1]];
    if (from === to) continue;
    const columns = [...ratings.indices.subarray(from, to)];
    const design = new Matrix(columns.map((i) => [1, ...source.getRow(i).slice(1)]));
    const wanted = Matrix.columnVector(columns.map((i, j) => ratings.values[from + j] - source.get(i, 0)));
    const { regularisation: own, biasRegularisation: bias, frequencyScaling } = config;
    const ridge = Matrix.diag([bias, own, own, own, own]).mul((to - from) ** frequencyScaling);
    const normal = design.transpose().mmul(design).add(ridge);
    target.setRow(u, solve(normal, design.transpose().mmul(wanted)).to1DArray());
  }
  return target;
}

describe("training", () => {
  it("alternates exact regressions of bias and factors", async () => {
    const run = { rng: createRng(1) };
    const found = await trainExplicitAls(matrix, { ...config, iterations: 3 }, run);
    const rng = createRng(1);
    let y = Matrix.zeros(20, 5);
    for (let i = 0; i < 20; i++) for (let f = 1; f < 5; f++) y.set(i, f, 0.15 * rng.normal());
    for (let iteration = 0; iteration < 3; iteration++)
      y = solveHalf(transpose(matrix), solveHalf(matrix, y));
    for (let i = 0; i < 20; i++) {
      const row = [found.bias[i], ...found.vectors.subarray(i * 4, i * 4 + 4)];
      row.forEach((value, f) => expect(value).toBeCloseTo(y.get(i, f), 4));
    }
  });

  it("finds the two tastes behind ratings", async () => {
    const task = createRatingTask(80, 60, 0.1);
    const run = { rng: createRng(1), pace: NO_PACE };
    const training = { log: task.log, weights: DEFAULT_WEIGHTS, now: 0 };
    const { model } = await explicitAlsModel.fit(training, { factors: 2, regularisation: 0.1 }, run);
    expect(measureRatings(model, task)).toBeLessThan(0.25);
  });

  it("refuses an empty matrix and parameters out of range, and says what it found", async () => {
    const run = { rng: createRng(1) };
    const empty = buildCsr(3, 2, { rows: [], columns: [], values: new Float32Array(0) });
    await expect(trainExplicitAls(empty, config, run)).rejects.toThrow("no ratings of 2 items");
    for (const [name, value] of [
      ["factors", 1.5],
      ["iterations", 0],
      ["regularisation", 0],
      ["biasRegularisation", Number.NaN],
      ["frequencyScaling", 3],
    ] as const) {
      const wrong = { ...config, [name]: value };
      await expect(trainExplicitAls(matrix, wrong, run)).rejects.toThrow(`"${name}"`);
    }
  });
});
