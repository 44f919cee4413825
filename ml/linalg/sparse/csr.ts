/**
 * A sparse matrix by rows: row r holds `indices[indptr[r] … indptr[r+1] − 1]`, ascending and without
 * repetition, and the `values` beside them.
 */
export interface Csr {
  readonly rows: number;
  readonly columns: number;
  /** Length rows + 1. */
  readonly indptr: Uint32Array;
  readonly indices: Uint32Array;
  readonly values: Float32Array;
}

/** Entries of a matrix in any order; several for one cell are added up. */
export interface Triplets {
  readonly rows: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
  readonly values: Float32Array | Float64Array;
}

/**
 * Builds a matrix from triplets by two stable counting sorts (columns, then rows). Cells that add up to 0
 * are left out. Needs 8 bytes an entry besides the result, and 12 for a moment.
 *
 * @throws RangeError for an index outside the matrix and for a value that is negative or not finite
 */
export function buildCsr(rows: number, columns: number, entries: Triplets): Csr {
  checkTriplets(rows, columns, entries);
  const order = countingSort(entries.rows, rows, countingSort(entries.columns, columns));
  const indptr = countCells(rows, entries, order);
  return fillCells(rows, columns, entries, order, indptr);
}

/** Swaps rows and columns. */
export function transpose(matrix: Csr): Csr {
  const { rows, columns, indptr, indices, values } = matrix;
  const pointers = new Uint32Array(columns + 1);
  for (let e = 0; e < indices.length; e++) pointers[indices[e] + 1]++;
  for (let c = 0; c < columns; c++) pointers[c + 1] += pointers[c];
  const next = pointers.slice(0, columns);
  const outIndices = new Uint32Array(indices.length);
  const outValues = new Float32Array(indices.length);
  for (let r = 0; r < rows; r++) {
    for (let e = indptr[r]; e < indptr[r + 1]; e++) {
      const slot = next[indices[e]]++;
      outIndices[slot] = r;
      outValues[slot] = values[e];
    }
  }
  return { rows: columns, columns: rows, indptr: pointers, indices: outIndices, values: outValues };
}

function checkTriplets(rows: number, columns: number, entries: Triplets): void {
  const count = entries.values.length;
  if (entries.rows.length !== count || entries.columns.length !== count) {
    throw new RangeError(
      `Triplets differ in length: ${entries.rows.length} rows, ${entries.columns.length} columns, ${count} values.`,
    );
  }
  for (let e = 0; e < count; e++) {
    if (!(entries.rows[e] >= 0 && entries.rows[e] < rows)) {
      throw new RangeError(`Entry ${e}: row ${entries.rows[e]} in a matrix of ${rows} rows.`);
    }
    if (!(entries.columns[e] >= 0 && entries.columns[e] < columns)) {
      throw new RangeError(`Entry ${e}: column ${entries.columns[e]} in a matrix of ${columns} columns.`);
    }
    if (!(entries.values[e] >= 0 && Number.isFinite(entries.values[e]))) {
      throw new RangeError(`Entry ${e}: weight ${entries.values[e]}; weights are finite and ≥ 0.`);
    }
  }
}

/**
 * Reorders `order` (without it: 0 … keys.length − 1) by `keys[order[…]]` (0 … keyCount − 1), keeping the
 * order of equal keys.
 */
export function countingSort(keys: ArrayLike<number>, keyCount: number, order?: Uint32Array): Uint32Array {
  const count = order?.length ?? keys.length;
  const next = new Uint32Array(keyCount + 1);
  const sorted = new Uint32Array(count);
  for (let i = 0; i < count; i++) next[keys[order ? order[i] : i] + 1]++;
  for (let key = 0; key < keyCount; key++) next[key + 1] += next[key];
  for (let i = 0; i < count; i++) {
    const place = order ? order[i] : i;
    sorted[next[keys[place]]++] = place;
  }
  return sorted;
}

/** Calls `take` for each cell with the sum of its entries, by row and column; cells of 0 are passed over. */
function sumCells(
  { rows, columns, values }: Triplets,
  order: Uint32Array,
  take: (row: number, column: number, sum: number) => void,
): void {
  for (let i = 0; i < order.length;) {
    const row = rows[order[i]];
    const column = columns[order[i]];
    let sum = 0;
    for (; i < order.length && rows[order[i]] === row && columns[order[i]] === column; i++) {
      sum += values[order[i]];
    }
    if (sum > 0) take(row, column, sum);
  }
}

/** Counted before it is filled: the result is written once, at its size. */
function countCells(rows: number, entries: Triplets, order: Uint32Array): Uint32Array {
  const indptr = new Uint32Array(rows + 1);
  sumCells(entries, order, (row) => void indptr[row + 1]++);
  for (let r = 0; r < rows; r++) indptr[r + 1] += indptr[r];
  return indptr;
}

function fillCells(
  rows: number,
  columns: number,
  entries: Triplets,
  order: Uint32Array,
  indptr: Uint32Array,
): Csr {
  const indices = new Uint32Array(indptr[rows]);
  const values = new Float32Array(indptr[rows]);
  let size = 0;
  sumCells(entries, order, (row, column, sum) => {
    indices[size] = column;
    values[size] = sum;
    if (values[size++] === Infinity) {
      throw new RangeError(`Row ${row}, column ${column}: the weights add up to ${sum}, which is too much.`);
    }
  });
  return { rows, columns, indptr, indices, values };
}
