import { countingSort, type Csr } from "../../linalg/sparse/csr";
import type { Kernel } from "../../kernels/kernel";

/**
 * A sparse matrix in a kernel's memory, by the rows of the side that is solved with it. Rows and columns stand in
 * the order of how many entries they have, the fullest first: what is gathered most often lies together, rows that
 * take as long follow each other, and no thread begins the longest when the others are done.
 */
export interface Observed {
  readonly rows: number;
  readonly columns: number;
  readonly indptr: Uint32Array;
  readonly indices: Uint32Array;
  /** d = α · weight */
  readonly confidence: Float32Array;
  /** λ per row, where it differs by row. */
  readonly ridge: Float32Array;
  /** Which row of the original matrix stands at each place. */
  readonly order: Uint32Array;
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
    // Rows that ascend to the last pointer, and columns that ascend in each, leave nothing out of bounds.
    if (indptr[r + 1] < indptr[r]) throw new RangeError(`Row ${r} ends before it begins.`);
    for (let e = indptr[r]; e < indptr[r + 1]; e++) {
      const isUsable = values[e] >= 0 && Number.isFinite(Math.fround(alpha * values[e]));
      if (!isUsable || indices[e] >= columns) throw badEntry(matrix, alpha, r, e);
      if (e > indptr[r] && indices[e] <= indices[e - 1]) {
        throw new RangeError(
          `Row ${r}: column ${indices[e]} comes after ${indices[e - 1]}; the columns of a row ascend, each of them once.`,
        );
      }
    }
  }
}

function badEntry({ columns, indices, values }: Csr, alpha: number, row: number, e: number): RangeError {
  const where = `Row ${row}, column ${indices[e]} of ${columns}: weight ${values[e]}`;
  const isWeight = values[e] >= 0 && Number.isFinite(values[e]);
  return new RangeError(
    isWeight && indices[e] < columns
      ? `${where} times alpha ${alpha} is too large for single precision; use smaller weights or a smaller "alpha".`
      : `${where}; weights are finite and ≥ 0.`,
  );
}

/** Both views of a matrix, written where the kernel needs them and nowhere else. */
export function copyMatrix(
  kernel: Kernel,
  matrix: Csr,
  alpha: number,
): { readonly byRow: Observed; readonly byColumn: Observed } {
  const { rows, columns, indptr, indices } = matrix;
  const rowCounts = Uint32Array.from({ length: rows }, (_, r) => indptr[r + 1] - indptr[r]);
  const columnCounts = new Uint32Array(columns);
  for (let e = 0; e < indices.length; e++) columnCounts[indices[e]]++;
  const byRow = allocate(kernel, rowCounts, columns, indices.length);
  const byColumn = allocate(kernel, columnCounts, rows, indices.length);
  fillColumns(byColumn, byRow.order, matrix, alpha);
  fillTransposed(byRow, byColumn);
  return { byRow, byColumn };
}

/** Bytes of both together, without the padding between arrays. */
export function observedBytes({ rows, columns, indices }: Csr): number {
  return 4 * (4 * indices.length + 2 * (rows + columns + 1));
}

/** Sets up the order of the rows and where each begins. */
function allocate(kernel: Kernel, counts: Uint32Array, columns: number, entries: number): Observed {
  const rows = counts.length;
  const order = sortByCount(counts, columns);
  const indptr = kernel.integers(rows + 1);
  for (let r = 0; r < rows; r++) indptr[r + 1] = indptr[r] + counts[order[r]];
  const arrays = { indices: kernel.integers(entries), confidence: kernel.floats(entries) };
  return { rows, columns, indptr, ...arrays, ridge: kernel.floats(rows), order };
}

/** Row numbers by falling count, equal ones in their order. */
function sortByCount(counts: Uint32Array, most: number): Uint32Array {
  const keys = counts.map((count) => most - count);
  const order = keys.map((_, r) => r);
  return countingSort(keys, most + 1, order);
}

/** The columns of a matrix whose rows are read in the order given: each column's entries are ascending at once. */
function fillColumns(
  { indptr, indices, confidence, order }: Observed,
  rowOrder: Uint32Array,
  matrix: Csr,
  alpha: number,
): void {
  const next = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) next[order[place]] = indptr[place];
  for (let place = 0; place < rowOrder.length; place++) {
    const row = rowOrder[place];
    for (let e = matrix.indptr[row]; e < matrix.indptr[row + 1]; e++) {
      const slot = next[matrix.indices[e]]++;
      indices[slot] = place;
      confidence[slot] = alpha * matrix.values[e];
    }
  }
}

function fillTransposed(target: Observed, source: Observed): void {
  const next = target.indptr.slice(0, target.rows);
  for (let row = 0; row < source.rows; row++) {
    for (let e = source.indptr[row]; e < source.indptr[row + 1]; e++) {
      const slot = next[source.indices[e]]++;
      target.indices[slot] = row;
      target.confidence[slot] = source.confidence[e];
    }
  }
}
