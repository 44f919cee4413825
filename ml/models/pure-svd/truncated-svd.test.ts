import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { buildCsr } from "../../linalg/sparse/csr";
import { createRng } from "../../base/rng";
import { describeRecommender } from "../../testing/contract";
import { createRandomMatrix } from "../../testing/random-matrix";
import { subjectOf } from "../../testing/subject";
import { checkPureSvdConfig, DEFAULT_PURE_SVD } from "./config";
import { pureSvdModel } from "./definition";
import { fitPureSvd } from "./fit";
import { Projection } from "./projection";

describeRecommender(subjectOf(pureSvdModel, { factors: 4 }), { personal: true });
describeRecommender(subjectOf(pureSvdModel, { factors: 4, binary: false, decayPerDay: 0.1 }), {
  personal: true,
});

// Few enough rows that all singular vectors can be kept, and then the projection is exact.
const matrix = createRandomMatrix(14, 30, 0.3, createRng(3));
const x = Matrix.zeros(14, 30);
for (let u = 0; u < 14; u++) {
  for (let e = matrix.indptr[u]; e < matrix.indptr[u + 1]; e++) x.set(u, matrix.indices[e], matrix.values[e]);
}
const row = { items: Uint32Array.of(2, 11), weights: Float64Array.of(1, 0.5) };

describe("the scores", () => {
  it.each([
    ["as published", { userExponent: 0, itemExponent: 0, popularity: 0 }],
    ["with exponents", { userExponent: 0.4, itemExponent: 0.3, popularity: 0.2 }],
  ])("are the projection onto the singular vectors that ml-matrix finds, %s", async (_, settings) => {
    const config = { ...DEFAULT_PURE_SVD, factors: 14, ...settings };
    const operator = new Projection(await fitPureSvd(matrix, config, { rng: createRng(1) }), config);
    const power = (sums: number[], exponent: number) =>
      Matrix.diag(sums.map((sum) => (sum > 0 ? sum ** exponent : 0)));
    const counts = x.sum("column");
    const into = power(counts, -settings.itemExponent);
    const scaled = power(x.sum("row"), -settings.userExponent).mmul(x).mmul(into);
    const { rightSingularVectors, diagonal } = new SingularValueDecomposition(scaled, {
      autoTranspose: true,
    });
    const v = rightSingularVectors.subMatrixColumn([...diagonal.keys()].filter((f) => diagonal[f] > 1e-6));
    const wanted = into.mmul(v).mmul(v.transpose()).mmul(power(counts, settings.popularity));
    const out = new Float32Array(30);
    operator.apply(row, out);
    out.forEach((score, i) => expect(score).toBeCloseTo(wanted.get(2, i) + 0.5 * wanted.get(11, i), 4));
    const [first, second] = operator.entries(row.items, 5);
    expect(first + 0.5 * second).toBeCloseTo(out[5], 6);
  });

  it("of users who are all alike are finite, though most singular values are nothing", async () => {
    const cells = Array.from({ length: 60 }, (_, i) => i);
    const same = { rows: cells.map((i) => i >> 2), columns: cells.map((i) => i & 3) };
    const alike = buildCsr(15, 4, { ...same, values: new Float32Array(60).fill(3) });
    const { vectors } = await fitPureSvd(alike, DEFAULT_PURE_SVD, { rng: createRng(1) });
    const [first, ...others] = vectors.subarray(0, 4);
    expect(Math.abs(first)).toBeCloseTo(0.5, 4);
    expect(others.map(Math.abs)).toEqual([0, 0, 0]);
  });
});

it("refuses an empty matrix, vectors that do not fit, and parameters out of range", async () => {
  const empty = buildCsr(2, 3, { rows: [], columns: [], values: new Float32Array(0) });
  const config = DEFAULT_PURE_SVD;
  await expect(fitPureSvd(empty, config, { rng: createRng(1) })).rejects.toThrow("2×3 matrix is empty");
  const wrong = { vectors: new Float32Array(7), counts: new Float64Array(3) };
  expect(() => new Projection(wrong, config)).toThrow("7 numbers are no vectors of 3 items");
  const below = { vectors: new Float32Array(6), counts: Float64Array.of(1, -2, 3) };
  expect(() => new Projection(below, config)).toThrow("Item 1 occurs -2 times");
  for (const [settings, message] of [
    [{ factors: 0 }, '"factors" must be an integer from 1 to 1024; found 0'],
    [{ popularity: 2 }, '"popularity" must be a number from 0 to 1; found 2'],
  ] as const) {
    expect(() => checkPureSvdConfig({ ...config, ...settings })).toThrow(message);
  }
});
