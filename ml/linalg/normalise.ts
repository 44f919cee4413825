import type { Csr } from "./sparse/csr";

/** How often each column occurs: the sum of its values. */
export function sumColumns({ columns, indices, values }: Csr): Float64Array {
  const sums = new Float64Array(columns);
  for (let e = 0; e < indices.length; e++) sums[indices[e]] += values[e];
  return sums;
}

/** n^exponent where n > 0; items and users without anything count nothing. */
export function powers(counts: ArrayLike<number>, exponent: number): Float64Array {
  return Float64Array.from(counts, (count) => (count > 0 ? count ** exponent : 0));
}

/**
 * D_row^−a · X · D_column^−b, the D holding the sums of the rows and columns.
 *
 * @throws RangeError for a matrix without entries
 */
export function normaliseMatrix(matrix: Csr, rowExponent: number, columnExponent: number): Csr {
  const { rows, columns, indptr, indices } = matrix;
  if (indices.length === 0)
    throw new RangeError(`Nothing to learn from: the ${rows}×${columns} matrix is empty.`);
  const scale = powers(sumColumns(matrix), -columnExponent);
  const values = matrix.values.slice();
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let e = indptr[r]; e < indptr[r + 1]; e++) sum += matrix.values[e];
    const rowScale = sum > 0 ? sum ** -rowExponent : 0;
    for (let e = indptr[r]; e < indptr[r + 1]; e++) values[e] *= rowScale * scale[indices[e]];
  }
  return { ...matrix, values };
}
