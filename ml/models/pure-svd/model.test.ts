import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { buildCsr, type Csr } from "../../linalg/sparse/csr";
import { createRng } from "../../base/rng";
import { describeRecommender } from "../../testing/contract";
import { createRandomMatrix } from "../../testing/random-matrix";
import { subjectOf } from "../../testing/subject";
import { chooseFactors } from "./choose-factors";
import { checkPureSvdConfig, DEFAULT_PURE_SVD } from "./config";
import { pureSvdModel } from "./definition";
import { fitPureSvd } from "./fit";
import { Projection } from "./projection";

describeRecommender(subjectOf(pureSvdModel, { factors: 4 }), { personal: true });
describeRecommender(subjectOf(pureSvdModel, { factors: 4, binary: false, decayPerDay: 0.1 }), {
  personal: true,
});
// More singular vectors than there are: all of them would give every history back as it was.
describeRecommender(subjectOf(pureSvdModel), { personal: true });
describeRecommender(subjectOf(pureSvdModel, { factors: 24 }), { personal: true });

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

describe("the number of vectors", () => {
  const choose = async (of: Csr, factors: number) => {
    const config = { ...DEFAULT_PURE_SVD, factors };
    const parts = await fitPureSvd(of, config, { rng: createRng(1) });
    return chooseFactors(of, parts, config, { rng: createRng(2) });
  };
  /** Ten users each of groups who have the same items but one. */
  const grouped = (groups: number) => {
    const cells = Array.from({ length: groups * 10 * 10 }, (_, at) => {
      const [user, item] = [Math.floor(at / 10), at % 10];
      return { user, item: 10 * Math.floor(user / 10) + item, isMissing: user % 10 === item };
    }).filter(({ isMissing }) => !isMissing);
    const [rows, columns] = [cells.map(({ user }) => user), cells.map(({ item }) => item)];
    const values = new Float32Array(cells.length).fill(1);
    return buildCsr(groups * 10, groups * 10, { rows, columns, values });
  };

  it("is what was asked for where the matrix has many more", async () => {
    expect(await choose(createRandomMatrix(60, 50, 0.3, createRng(5)), 20)).toBe(20);
  });

  it("is what finds most of what was taken away where it has not", async () => {
    expect(await choose(grouped(4), 40)).toBe(4);
    expect(await choose(grouped(8), 64)).toBe(8);
  });

  it("is found for groups of users who are all alike, however many they are", async () => {
    const cells = Array.from({ length: 400 }, (_, at) => [
      Math.floor(at / 4),
      (at % 4) + 4 * (at % 200 < 100 ? 0 : 1),
    ]);
    const values = new Float32Array(400).fill(1);
    const alike = { rows: cells.map(([user]) => user), columns: cells.map(([, item]) => item), values };
    expect(await choose(buildCsr(100, 8, alike), 2)).toBeLessThanOrEqual(2);
  });

  it("is what there is where nobody has two items", async () => {
    const values = Float32Array.of(1, 1, 1);
    const single = buildCsr(3, 3, { rows: [0, 1, 2], columns: [0, 1, 2], values });
    expect(await choose(single, 64)).toBe(3);
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
