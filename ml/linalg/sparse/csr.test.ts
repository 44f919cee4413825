import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildCsr, transpose, type Csr } from "./csr";

const ROWS = 7;
const COLUMNS = 5;
const cell = fc.record({
  row: fc.nat(ROWS - 1),
  column: fc.nat(COLUMNS - 1),
  value: fc.integer({ min: 0, max: 9 }),
});

function build(cells: readonly { row: number; column: number; value: number }[]): Csr {
  return buildCsr(ROWS, COLUMNS, {
    rows: cells.map((c) => c.row),
    columns: cells.map((c) => c.column),
    values: Float32Array.from(cells, (c) => c.value),
  });
}

function toDense({ rows, columns, indptr, indices, values }: Csr): number[][] {
  const dense = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (let r = 0; r < rows; r++) {
    for (let e = indptr[r]; e < indptr[r + 1]; e++) dense[r][indices[e]] += values[e];
  }
  return dense;
}

describe("a sparse matrix", () => {
  it("adds up repeated cells, sorts rows, and holds no zeros", () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 80 }), (cells) => {
        const wanted = Array.from({ length: ROWS }, () => new Array<number>(COLUMNS).fill(0));
        for (const { row, column, value } of cells) wanted[row][column] += value;
        const matrix = build(cells);
        expect(toDense(matrix)).toEqual(wanted);
        expect(matrix.values.every((value) => value > 0)).toBe(true);
        for (let r = 0; r < ROWS; r++) {
          const row = [...matrix.indices.subarray(matrix.indptr[r], matrix.indptr[r + 1])];
          expect(row).toEqual([...new Set(row)].sort((a, b) => a - b));
        }
      }),
      { seed: 1 },
    );
  });

  it("transposed twice is itself, and once has its cells mirrored", () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 80 }), (cells) => {
        const matrix = build(cells);
        const mirrored = toDense(transpose(matrix));
        toDense(matrix).forEach((row, r) => row.forEach((value, c) => expect(mirrored[c][r]).toBe(value)));
        expect(transpose(transpose(matrix))).toEqual(matrix);
      }),
      { seed: 2 },
    );
  });

  it("refuses what is no weight and no index, and says what it found", () => {
    const one = (row: number, column: number, value: number) => () =>
      buildCsr(2, 2, { rows: [row], columns: [column], values: Float32Array.of(value) });
    expect(one(0, 0, Number.NaN)).toThrow("Entry 0: weight NaN");
    expect(one(0, 0, -1)).toThrow("Entry 0: weight -1");
    expect(one(0, 0, Infinity)).toThrow("Entry 0: weight Infinity");
    expect(one(2, 0, 1)).toThrow("row 2 in a matrix of 2 rows");
    expect(one(0, 9, 1)).toThrow("column 9 in a matrix of 2 columns");
    expect(() => buildCsr(1, 1, { rows: [], columns: [0], values: new Float32Array(0) })).toThrow(
      "differ in length",
    );
  });
});
