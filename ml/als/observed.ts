import type { Csr } from "../data/csr";
import type { Kernel } from "../kernels/kernel";

/** A sparse matrix in a kernel's memory, by the rows of the side that is solved with it. */
export interface Observed {
  readonly rows: number;
  readonly columns: number;
  readonly indptr: Uint32Array;
  readonly indices: Uint32Array;
  /** d = α · weight */
  readonly confidence: Float32Array;
  /** λ per row, where it differs by row. */
  readonly ridge: Float32Array;
}

/** @throws RangeError naming the first entry that no training can use */
export function checkMatrix(matrix: Csr, alpha: number): void {
  const { rows, columns, indptr, indices, values } = matrix;
  if (indices.length === 0) {
    throw new RangeError(`Nothing to learn from: the ${rows}×${columns} matrix is empty.`);
  }
  if (indptr.length !== rows + 1 || indptr[rows] !== indices.length || values.length !== indices.length) {
    throw new RangeError(
      `A matrix of ${rows} rows with ${indptr.length} pointers, ${indices.length} indices and ${values.length} values does not fit together.`,
    );
  }
  for (let r = 0; r < rows; r++) {
    for (let e = indptr[r]; e < indptr[r + 1]; e++) {
      const isUsable = values[e] >= 0 && Number.isFinite(Math.fround(alpha * values[e]));
      if (!isUsable || indices[e] >= columns) {
        throw new RangeError(
          `Row ${r}, column ${indices[e]} of ${columns}: weight ${values[e]}; weights are finite and ≥ 0.`,
        );
      }
    }
  }
}

/** Rows × columns, copied. */
export function copyByRow(kernel: Kernel, matrix: Csr, alpha: number): Observed {
  const observed = allocate(kernel, matrix.rows, matrix.columns, matrix.indices.length);
  observed.indptr.set(matrix.indptr);
  observed.indices.set(matrix.indices);
  for (let e = 0; e < matrix.values.length; e++) observed.confidence[e] = alpha * matrix.values[e];
  return observed;
}

/** Columns × rows, written where it is needed and nowhere else. */
export function copyByColumn(kernel: Kernel, matrix: Csr, alpha: number): Observed {
  const observed = allocate(kernel, matrix.columns, matrix.rows, matrix.indices.length);
  const { indptr, indices, confidence } = observed;
  for (let e = 0; e < matrix.indices.length; e++) indptr[matrix.indices[e] + 1]++;
  for (let c = 0; c < matrix.columns; c++) indptr[c + 1] += indptr[c];
  const next = indptr.slice(0, matrix.columns);
  for (let r = 0; r < matrix.rows; r++) {
    for (let e = matrix.indptr[r]; e < matrix.indptr[r + 1]; e++) {
      const slot = next[matrix.indices[e]]++;
      indices[slot] = r;
      confidence[slot] = alpha * matrix.values[e];
    }
  }
  return observed;
}

/** Bytes of both together, without the padding between arrays. */
export function observedBytes({ rows, columns, indices }: Csr): number {
  return 4 * (4 * indices.length + 2 * (rows + columns + 1));
}

function allocate(kernel: Kernel, rows: number, columns: number, entries: number): Observed {
  return {
    ...{ rows, columns, indptr: kernel.integers(rows + 1), indices: kernel.integers(entries) },
    ...{ confidence: kernel.floats(entries), ridge: kernel.floats(rows) },
  };
}
