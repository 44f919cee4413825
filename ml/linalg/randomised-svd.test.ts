import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { buildCsr, type Csr } from "./sparse/csr";
import { createRng } from "../base/rng";
import { createRandomMatrix, fillNormal } from "../testing/random-matrix";
import { orthonormalise } from "./orthonormalise";
import { decomposeSparse } from "./randomised-svd";
import { TallMatrix } from "./tall-matrix";

function toDense({ rows, columns, indptr, indices, values }: Csr): Matrix {
  const dense = Matrix.zeros(rows, columns);
  for (let r = 0; r < rows; r++) {
    for (let e = indptr[r]; e < indptr[r + 1]; e++) dense.set(r, indices[e], values[e]);
  }
  return dense;
}

const expectClose = (found: Matrix, wanted: Matrix, tolerance: number) =>
  expect(Matrix.sub(found, wanted).abs().max()).toBeLessThan(tolerance);

const backends = ["plain", "wasm"] as const;

describe.each(backends)("tall matrices (%s)", (backend) => {
  it.each([1, 3, 8, 700])(
    "have the Gram matrix and the items that ml-matrix finds, %d rows",
    async (rows) => {
      const w = new Float32Array(rows * 5);
      fillNormal(w, createRng(rows));
      const t = Float64Array.from({ length: 25 }, (_, i) => Math.sin(i));
      const dense = Matrix.from1DArray(rows, 5, [...w]);
      const tall = new TallMatrix(w, 5, { backend });
      const wanted = dense.transpose().mmul(dense);
      expectClose(Matrix.from1DArray(5, 5, [...(await tall.gram())]), wanted, 1e-5 * wanted.max());
      await tall.transform(t);
      const item = Matrix.from1DArray(rows, 3, [...tall.read(3)]);
      expectClose(item, dense.mmul(Matrix.from1DArray(5, 5, [...t])).subMatrix(0, rows - 1, 0, 2), 1e-5);
      tall.release();
    },
  );
});

describe.each(backends)("orthonormal columns (%s)", (backend) => {
  it("are orthonormal and span the same, also where they were nearly parallel", async () => {
    const w = new Float32Array(90 * 6);
    fillNormal(w, createRng(3));
    for (let r = 0; r < 90; r++) w[r * 6 + 4] = w[r * 6 + 1] + 1e-4 * w[r * 6 + 4];
    const tall = new TallMatrix(w, 6, { backend });
    await orthonormalise(tall, 3);
    expectClose(Matrix.from1DArray(6, 6, [...(await tall.gram())]), Matrix.eye(6), 1e-5);
    const [dense, basis] = [w, tall.read()].map((data) => Matrix.from1DArray(90, 6, [...data]));
    expectClose(basis.mmul(basis.transpose()).mmul(dense), dense, 1e-5);
  });

  it("of zeros and repetitions are finite", async () => {
    const w = Float32Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? 0 : (i >> 2) + 1));
    const tall = new TallMatrix(w, 4, { backend });
    await orthonormalise(tall, 3);
    expect(tall.read().every(Number.isFinite)).toBe(true);
    expect((await tall.gram())[5]).toBeCloseTo(1, 4);
  });
});

describe("the randomised decomposition", () => {
  it.each([
    [60, 40, 8],
    [30, 80, 12],
    [12, 9, 9],
  ])("finds the strongest singular values and vectors of a %d×%d matrix", async (rows, columns, rank) => {
    const matrix = createRandomMatrix(rows, columns, 0.3, createRng(rows));
    const { values, vectors } = await decomposeSparse(
      matrix,
      { rank, powerIterations: 12 },
      { rng: createRng(1) },
    );
    const oracle = new SingularValueDecomposition(toDense(matrix), { autoTranspose: true });
    values.forEach((value, i) =>
      expect(value / oracle.diagonal[0]).toBeCloseTo(oracle.diagonal[i] / oracle.diagonal[0], 4),
    );
    const v = Matrix.from1DArray(columns, rank, [...vectors]);
    const wanted = oracle.rightSingularVectors.subMatrix(0, columns - 1, 0, rank - 1);
    expectClose(v.mmul(v.transpose()), wanted.mmul(wanted.transpose()), 2e-3);
  });

  it("is the same for the same seed", async () => {
    const matrix = createRandomMatrix(30, 20, 0.3, createRng(2));
    const decompose = () => decomposeSparse(matrix, { rank: 3 }, { rng: createRng(5) });
    expect(await decompose()).toEqual(await decompose());
  });

  it.each([1e-25, 1e25])("does not mind how large the values are (%d)", async (scale) => {
    const matrix = createRandomMatrix(30, 20, 0.3, createRng(2));
    const scaled = { ...matrix, values: matrix.values.map((value) => scale * value) };
    const [found, wanted] = await Promise.all(
      [scaled, matrix].map((each) => decomposeSparse(each, { rank: 3 }, { rng: createRng(5) })),
    );
    found.values.forEach((value, i) => expect(value / scale / wanted.values[i]).toBeCloseTo(1, 5));
    // A singular vector has no sign of its own.
    found.vectors.forEach((value, at) => {
      expect(Math.abs(value)).toBeCloseTo(Math.abs(wanted.vectors[at]), 3);
    });
  });

  it("of a matrix of rank one has one value, and the others are nothing", async () => {
    const cells = Array.from({ length: 48 }, (_, i) => i);
    const same = {
      rows: cells.map((i) => i >> 2),
      columns: cells.map((i) => i & 3),
      values: new Float32Array(48).fill(1),
    };
    const { values, vectors } = await decomposeSparse(
      buildCsr(12, 5, same),
      { rank: 4 },
      { rng: createRng(1) },
    );
    expect(values[0]).toBeCloseTo(Math.sqrt(48), 4);
    for (const value of values.subarray(1)) expect(value).toBeLessThan(1e-3);
    expect(vectors.every(Number.isFinite)).toBe(true);
  });

  it("of nothing is nothing", async () => {
    const none = { rows: [], columns: [], values: new Float32Array(0) };
    expect(
      (await decomposeSparse(buildCsr(0, 4, none), { rank: 3 }, { rng: createRng(1) })).values,
    ).toHaveLength(0);
    const empty = await decomposeSparse(buildCsr(3, 4, none), { rank: 2 }, { rng: createRng(1) });
    expect([...empty.values]).toEqual([0, 0]);
    expect(empty.vectors.every((value) => value === 0)).toBe(true);
  });

  it("refuses options out of range", async () => {
    const matrix = createRandomMatrix(5, 5, 0.9, createRng(1));
    const decompose = (rank: number, powerIterations?: number) =>
      decomposeSparse(matrix, { rank, powerIterations }, { rng: createRng(1) });
    await expect(decompose(0)).rejects.toThrow('SVD "rank" must be an integer ≥ 1; found 0');
    await expect(decompose(2, -1)).rejects.toThrow('"powerIterations" must be an integer ≥ 0; found -1');
  });
});
