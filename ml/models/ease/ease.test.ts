import { inverse, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { buildCsr } from "../../linalg/sparse/csr";
import { createRng } from "../../base/rng";
import { describeRecommender } from "../../testing/contract";
import { createRandomMatrix } from "../../testing/random-matrix";
import { subjectOf } from "../../testing/subject";
import { checkEaseConfig, DEFAULT_EASE } from "./config";
import { easeModel } from "./definition";
import { fitEase } from "./fit";

describeRecommender(subjectOf(easeModel, { regularisation: 5 }), { personal: true });
describeRecommender(
  subjectOf(easeModel, { regularisation: 5, binary: false, decayPerDay: 0.1, dropout: 0.2 }),
  {
    personal: true,
  },
);

const matrix = createRandomMatrix(50, 30, 0.2, createRng(3));
const x = Matrix.zeros(50, 30);
for (let u = 0; u < 50; u++) {
  for (let e = matrix.indptr[u]; e < matrix.indptr[u + 1]; e++) x.set(u, matrix.indices[e], matrix.values[e]);
}

describe("the weights", () => {
  it.each([0, 0.4])("are the closed form of the paper, dropout %d", async (dropout) => {
    const gram = x.transpose().mmul(x);
    const ridge = gram.diagonal().map((count) => 7 + (dropout / (1 - dropout)) * count);
    const p = inverse(Matrix.add(gram, Matrix.diag(ridge)));
    const wanted = Matrix.sub(Matrix.eye(30), p.mmul(Matrix.diag(p.diagonal().map((value) => 1 / value))));
    const found = await fitEase(matrix, { ...DEFAULT_EASE, regularisation: 7, dropout });
    expect(
      Matrix.sub(Matrix.from1DArray(30, 30, [...found]), wanted)
        .abs()
        .max(),
    ).toBeLessThan(1e-6);
  });

  it("are the best regression: no change of one of them lowers the loss", async () => {
    const found = Matrix.from1DArray(30, 30, [
      ...(await fitEase(matrix, { ...DEFAULT_EASE, regularisation: 2 })),
    ]);
    const lossOf = (b: Matrix) => Matrix.sub(x, x.mmul(b)).pow(2).sum() + 2 * b.clone().pow(2).sum();
    const least = lossOf(found);
    for (const [j, i] of [
      [0, 1],
      [7, 3],
      [29, 12],
    ]) {
      for (const step of [-1e-2, 1e-2]) {
        const moved = found.clone();
        moved.set(j, i, moved.get(j, i) + step);
        expect(lossOf(moved)).toBeGreaterThan(least);
      }
    }
  });

  it("of an item nobody touched are nothing", async () => {
    const entries = { rows: [0, 0, 1], columns: [0, 2, 2], values: Float32Array.of(1, 1, 1) };
    const weights = await fitEase(buildCsr(2, 3, entries), DEFAULT_EASE);
    for (let i = 0; i < 3; i++) expect(Math.abs(weights[3 + i]) + Math.abs(weights[i * 3 + 1])).toBe(0);
  });

  it("of users who are all alike are finite", async () => {
    const cells = Array.from({ length: 60 }, (_, i) => i);
    const same = {
      rows: cells.map((i) => i >> 2),
      columns: cells.map((i) => i & 3),
      values: new Float32Array(60).fill(3),
    };
    const weights = await fitEase(buildCsr(15, 4, same), { ...DEFAULT_EASE, regularisation: 1e-3 });
    expect(weights.every(Number.isFinite)).toBe(true);
  });
});

describe("what it refuses", () => {
  it("is a catalog beyond the limit, with what it would take", async () => {
    const large = buildCsr(1, 40_000, { rows: [0], columns: [5], values: Float32Array.of(1) });
    await expect(fitEase(large, DEFAULT_EASE)).rejects.toThrow(
      /40000 items take 19\.2 GB, and "maxItems" is 10000 \(1\.2 GB\)\. Use "sparse-ease"/,
    );
  });

  it("is an empty matrix, and parameters out of range", async () => {
    const empty = buildCsr(2, 3, { rows: [], columns: [], values: new Float32Array(0) });
    await expect(fitEase(empty, DEFAULT_EASE)).rejects.toThrow("the 2×3 matrix is empty");
    for (const [wrong, message] of [
      [{ regularisation: 0 }, '"regularisation" must be a number above 0 to 1000000000; found 0'],
      [{ dropout: 1 }, '"dropout" must be a number from 0 to 0.999; found 1'],
      [{ maxItems: 0 }, '"maxItems" must be an integer from 1 to 100000; found 0'],
      [{ decayPerDay: -1 }, '"decayPerDay" must be ≥ 0; found -1'],
      [{ floor: 2 }, '"floor" must be 0 to 1; found 2'],
    ] as const) {
      expect(() => checkEaseConfig({ ...DEFAULT_EASE, ...wrong })).toThrow(message);
    }
  });
});
