import { Matrix, solve } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { buildCsr, transpose, type Csr } from "../../linalg/sparse/csr";
import { DEFAULT_EASE } from "../ease/config";
import { fitEase } from "../ease/fit";
import { createRng } from "../../base/rng";
import { describeRecommender } from "../../testing/contract";
import { createRandomMatrix } from "../../testing/random-matrix";
import { subjectOf } from "../../testing/subject";
import { checkSparseEaseConfig, DEFAULT_SPARSE_EASE } from "./config";
import { sparseEaseModel } from "./definition";
import { fitSparseEase } from "./fit";
import { createLocalGram } from "../../core/regression/local-gram";
import { solveInPlace } from "../../linalg/cholesky";
import { solveNonNegative } from "../../core/regression/solve-neighbours";

describeRecommender(subjectOf(sparseEaseModel, { regularisation: 5 }), { personal: true });
describeRecommender(
  subjectOf(sparseEaseModel, { regularisation: 5, nonNegative: true, binary: false, decayPerDay: 0.1 }),
  { personal: true },
);

const matrix = createRandomMatrix(50, 30, 0.2, createRng(3));
const toDense = (m: Csr): Matrix => {
  const dense = Matrix.zeros(m.rows, m.columns);
  for (let r = 0; r < m.rows; r++) {
    for (let e = m.indptr[r]; e < m.indptr[r + 1]; e++) dense.set(r, m.indices[e], m.values[e]);
  }
  return dense;
};
const x = toDense(matrix);

describe("the weights", () => {
  it("are those of EASE where every item is a neighbour of every other", async () => {
    // Items without a user in common have no similarity; here all have one.
    const full = createRandomMatrix(60, 12, 0.8, createRng(1));
    const settings = { regularisation: 3, dropout: 0.2 };
    const dense = await fitEase(full, { ...DEFAULT_EASE, ...settings });
    const sparse = toDense(await fitSparseEase(full, { ...DEFAULT_SPARSE_EASE, ...settings }));
    expect(
      Matrix.sub(sparse, Matrix.from1DArray(12, 12, [...dense]))
        .abs()
        .max(),
    ).toBeLessThan(1e-5);
  });

  it("are the regression on the nearest items, and on no more of them than asked for", async () => {
    const config = { ...DEFAULT_SPARSE_EASE, neighbours: 4, regularisation: 2, userExponent: 0.5 };
    const weighed = x.clone();
    for (let u = 0; u < 50; u++)
      weighed.mulRow(u, Math.max(1, matrix.indptr[u + 1] - matrix.indptr[u]) ** -0.25);
    const gram = weighed.transpose().mmul(weighed);
    const into = transpose(await fitSparseEase(matrix, config));
    for (let i = 0; i < 30; i++) {
      const near = [...into.indices.subarray(into.indptr[i], into.indptr[i + 1])];
      const cosine = (j: number) => gram.get(i, j) / Math.sqrt(gram.get(j, j) || 1);
      const nearest = [...Array(30).keys()].filter((j) => j !== i && cosine(j) > 0);
      nearest.sort((a, b) => cosine(b) - cosine(a));
      expect(near).toEqual(nearest.slice(0, 4).sort((a, b) => a - b));
      if (near.length === 0) continue;
      const system = Matrix.add(gram.selection(near, near), Matrix.eye(near.length).mul(2));
      const wanted = solve(system, gram.selection(near, [i])).to1DArray();
      wanted.forEach((w, m) => expect(into.values[into.indptr[i] + m]).toBeCloseTo(w, 5));
    }
  });

  it("are never negative where they must not be", async () => {
    const free = await fitSparseEase(matrix, { ...DEFAULT_SPARSE_EASE, regularisation: 1 });
    const bound = await fitSparseEase(matrix, {
      ...DEFAULT_SPARSE_EASE,
      regularisation: 1,
      nonNegative: true,
    });
    expect(free.values.some((value) => value < 0)).toBe(true);
    expect(bound.values.every((value) => value > 0)).toBe(true);
  });

  it("of users who are all alike are finite, and of one item there are none", async () => {
    const cells = Array.from({ length: 60 }, (_, i) => i);
    const all = {
      rows: cells.map((i) => i >> 2),
      columns: cells.map((i) => i & 3),
      values: new Float32Array(60).fill(3),
    };
    const same = await fitSparseEase(buildCsr(15, 4, all), { ...DEFAULT_SPARSE_EASE, regularisation: 1e-3 });
    expect(same.values.every(Number.isFinite)).toBe(true);
    const one = buildCsr(2, 1, { rows: [0, 1], columns: [0, 0], values: Float32Array.of(1, 1) });
    expect((await fitSparseEase(one, DEFAULT_SPARSE_EASE)).values).toHaveLength(0);
  });
});

describe("the Gram matrix of some items", () => {
  it("is the part of the whole one, whichever are chosen before", () => {
    const gram = x.transpose().mmul(x);
    const local = createLocalGram(transpose(matrix), 3);
    const out = new Float64Array(9);
    for (const chosen of [
      [4, 7, 1],
      [7, 4],
      [29, 0, 7],
    ]) {
      local.fill(Uint32Array.from(chosen), out);
      chosen.forEach((j, a) =>
        chosen
          .slice(0, a + 1)
          .forEach((i, b) => expect(out[a * chosen.length + b]).toBeCloseTo(gram.get(j, i), 5)),
      );
    }
  });
});

describe("small systems", () => {
  it("say when they have no single answer", () => {
    expect(solveInPlace(Float64Array.of(1, 0, 1, 1), Float64Array.of(1, 1), 2)).toBe(false);
  });

  it("without negative answers meet the conditions of the optimum", () => {
    const rng = createRng(8);
    const a = Matrix.from1DArray(
      9,
      6,
      Array.from({ length: 54 }, () => rng.normal()),
    );
    const system = Matrix.add(a.transpose().mmul(a), Matrix.eye(6).mul(0.1));
    const b = Float64Array.from({ length: 6 }, () => rng.normal());
    const answer = b.slice();
    solveNonNegative(Float64Array.from(system.to1DArray()), 6, answer);
    const slope = system
      .mmul(Matrix.columnVector([...answer]))
      .to1DArray()
      .map((value, i) => value - b[i]);
    expect(answer.some((value) => value === 0) && answer.some((value) => value > 0)).toBe(true);
    answer.forEach((value, i) => {
      if (value > 0) expect(slope[i]).toBeCloseTo(0, 4);
      else expect(slope[i]).toBeGreaterThan(-1e-4);
    });
  });
});

it("refuses an empty matrix and parameters out of range", async () => {
  const empty = buildCsr(2, 3, { rows: [], columns: [], values: new Float32Array(0) });
  await expect(fitSparseEase(empty, DEFAULT_SPARSE_EASE)).rejects.toThrow("the 2×3 matrix is empty");
  for (const [wrong, message] of [
    [{ neighbours: 0 }, '"neighbours" must be an integer from 1 to 1000; found 0'],
    [{ regularisation: -1 }, '"regularisation" must be a number above 0 to 1000000000; found -1'],
    [{ dropout: 1 }, '"dropout" must be a number from 0 to 0.999; found 1'],
    [{ userExponent: 3 }, '"userExponent" must be a number from 0 to 1; found 3'],
  ] as const) {
    expect(() => checkSparseEaseConfig({ ...DEFAULT_SPARSE_EASE, ...wrong })).toThrow(message);
  }
});
