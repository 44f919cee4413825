import { describe, expect, it } from "vitest";
import { createTensorReader } from "../format/tensor-reader";
import { createRng } from "../../base/rng";
import { createRandomMatrix } from "../../testing/random-matrix";
import type { Csr } from "../../linalg/sparse/csr";
import { readCsr, tensorsOfCsr } from "./csr-tensors";

const good: Csr = {
  rows: 2,
  columns: 3,
  indptr: Uint32Array.of(0, 2, 3),
  indices: Uint32Array.of(0, 2, 1),
  values: Float32Array.of(1, 2, 3),
};

function read(matrix: Csr, columns: number | "square" = 3) {
  return readCsr(createTensorReader(new Map(Object.entries(tensorsOfCsr("m", matrix)))), "m", columns);
}

describe("a sparse matrix in tensors", () => {
  it("comes back as it went, empty rows included", () => {
    const matrix = createRandomMatrix(30, 20, 0.2, createRng(3));
    expect(read(matrix, 20)).toEqual(matrix);
    expect(read(good)).toEqual(good);
  });

  it.each([
    ["pointers that do not begin at 0", { indptr: Uint32Array.of(1, 2, 3) }],
    ["pointers that do not end with the entries", { indptr: Uint32Array.of(0, 2, 2) }],
    ["pointers that go back", { indptr: Uint32Array.of(0, 4, 3) }],
    ["columns beyond the matrix", { indices: Uint32Array.of(0, 3, 1) }],
    ["columns out of order", { indices: Uint32Array.of(2, 0, 1) }],
    ["a column twice", { indices: Uint32Array.of(2, 2, 1) }],
  ])("is refused with %s", (_, change) => {
    expect(() => read({ ...good, ...change })).toThrow('"m" is no matrix of 2×3. Train again.');
  });

  it("is refused where its parts differ in length, or it is no square", () => {
    expect(() => read({ ...good, values: new Float32Array(2) })).toThrow("2 of 3 values");
    expect(() => read(good, "square")).toThrow('"m" is no matrix of 2×2');
  });
});
