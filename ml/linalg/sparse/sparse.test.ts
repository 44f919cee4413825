import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { buildCsr, transpose, type Csr } from "./csr";
import { createRng } from "../../base/rng";
import { createRandomMatrix, fillNormal } from "../../testing/random-matrix";
import { multiplySparse } from "./multiply";
import { computeSimilarities } from "./similarities";

const backends = ["plain", "wasm"] as const;

function toDense(matrix: Csr): Matrix {
  const dense = Matrix.zeros(matrix.rows, matrix.columns);
  for (let r = 0; r < matrix.rows; r++) {
    for (let e = matrix.indptr[r]; e < matrix.indptr[r + 1]; e++)
      dense.set(r, matrix.indices[e], matrix.values[e]);
  }
  return dense;
}

/** Every pair scored, sorted, cut: the definition. */
function similarByDefinition(
  matrix: Csr,
  norms: ArrayLike<number>,
  shrinkage: number,
  limit: number,
): number[][][] {
  const a = toDense(matrix);
  const items = a.mmul(a.transpose());
  return Array.from({ length: matrix.rows }, (_, i) =>
    Array.from({ length: matrix.rows }, (_, j) => [j, items.get(i, j) / (norms[i] * norms[j] + shrinkage)])
      .filter(([j, score]) => j !== i && score > 0)
      .sort((x, y) => y[1] - x[1] || x[0] - y[0])
      .slice(0, limit)
      .sort((x, y) => x[0] - y[0]),
  );
}

describe.each(backends)("a sparse matrix times a dense one (%s)", (backend) => {
  it.each([1, 3, 8, 37, 64])("is what ml-matrix finds, %d columns wide", async (width) => {
    const matrix = createRandomMatrix(53, 31, 0.2, createRng(width));
    const dense = new Float32Array(31 * width);
    fillNormal(dense, createRng(1));
    const wanted = toDense(matrix)
      .mmul(Matrix.from1DArray(31, width, [...dense]))
      .to1DArray();
    const found = await multiplySparse(matrix, dense, width, { backend });
    expect(found).toHaveLength(53 * width);
    found.forEach((value, at) => expect(value).toBeCloseTo(wanted[at], 3));
  });

  it("refuses shapes that do not fit, and widths that are none", async () => {
    const matrix = createRandomMatrix(4, 5, 0.5, createRng(1));
    await expect(multiplySparse(matrix, new Float32Array(9), 2, { backend })).rejects.toThrow(
      "10 numbers; found 9",
    );
    await expect(multiplySparse(matrix, new Float32Array(0), 0, { backend })).rejects.toThrow("found 0");
  });
});

describe.each(backends)("similar rows (%s)", (backend) => {
  it("are those of the definition, whatever the norms, the shrinkage and the limit", async () => {
    const rng = createRng(4);
    for (const [limit, shrinkage] of [
      [1, 0],
      [4, 2.5],
      [1000, 10],
    ]) {
      const matrix = createRandomMatrix(70, 33, 0.15, rng);
      const norms = Float32Array.from({ length: 70 }, () => 0.5 + rng.uniform());
      const wanted = similarByDefinition(matrix, norms, shrinkage, limit);
      const found = await computeSimilarities(matrix, { norms, shrinkage, limit }, { backend });
      wanted.forEach((row, i) => {
        const [from, to] = [found.indptr[i], found.indptr[i + 1]];
        expect([...found.indices.subarray(from, to)]).toEqual(row.map(([j]) => j));
        row.forEach(([, score], m) => expect(found.values[from + m]).toBeCloseTo(score, 4));
      });
    }
  });

  it("are the cosine where no norms are given", async () => {
    // (3, 4) and (4, 3): 24 / 25; the third row shares nothing.
    const entries = {
      rows: [0, 0, 1, 1, 2],
      columns: [0, 1, 0, 1, 2],
      values: Float32Array.of(3, 4, 4, 3, 9),
    };
    const found = await computeSimilarities(buildCsr(3, 3, entries), { limit: 5 }, { backend });
    expect([...found.indptr]).toEqual([0, 1, 2, 2]);
    expect([...found.indices]).toEqual([1, 0]);
    found.values.forEach((value) => expect(value).toBeCloseTo(0.96, 6));
  });

  it("of rows that are all alike are the first ones", async () => {
    const cells = Array.from({ length: 12 }, (_, i) => i);
    const same = buildCsr(6, 2, {
      rows: cells.map((i) => i >> 1),
      columns: cells.map((i) => i & 1),
      values: new Float32Array(12).fill(1),
    });
    const found = await computeSimilarities(same, { limit: 2 }, { backend });
    expect([...found.indices]).toEqual([1, 2, 0, 2, 0, 1, 0, 1, 0, 1, 0, 1]);
  });

  it("leave out what is opposed, and what cancels out", async () => {
    const centred: Csr = {
      rows: 3,
      columns: 2,
      indptr: Uint32Array.of(0, 2, 4, 6),
      indices: Uint32Array.of(0, 1, 0, 1, 0, 1),
      values: Float32Array.of(1, 1, 1, -1, -1, -0.5),
    };
    const found = await computeSimilarities(centred, { limit: 2 }, { backend });
    expect(found.indices).toHaveLength(0);
  });

  it("of no rows, of one and of empty ones are none", async () => {
    const empty = { values: new Float32Array(0), rows: [], columns: [] };
    expect((await computeSimilarities(buildCsr(0, 4, empty), { limit: 3 }, { backend })).indptr).toHaveLength(
      1,
    );
    const one = buildCsr(1, 1, { rows: [0], columns: [0], values: Float32Array.of(2) });
    expect((await computeSimilarities(one, { limit: 3 }, { backend })).indices).toHaveLength(0);
    expect(
      (await computeSimilarities(transpose(buildCsr(4, 4, empty)), { limit: 3 }, { backend })).rows,
    ).toBe(4);
  });

  it("refuses options out of range, naming them", async () => {
    const matrix = createRandomMatrix(3, 3, 0.9, createRng(1));
    const compute = (options: { limit: number; norms?: Float32Array; shrinkage?: number }) =>
      computeSimilarities(matrix, options, { backend });
    await expect(compute({ limit: 0 })).rejects.toThrow('"limit" must be an integer ≥ 1; found 0');
    await expect(compute({ limit: 1, shrinkage: Number.NaN })).rejects.toThrow("found NaN");
    await expect(compute({ limit: 1, norms: new Float32Array(2) })).rejects.toThrow("2 norms for 3 rows");
    await expect(compute({ limit: 1, norms: Float32Array.of(1, -1, 1) })).rejects.toThrow("Norm 1 is -1");
  });
});
