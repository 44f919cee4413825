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
 * are left out.
 *
 * @throws RangeError for an index outside the matrix and for a value that is negative or not finite
 */
export function buildCsr(rows: number, columns: number, entries: Triplets): Csr {
  checkTriplets(rows, columns, entries);
  const count = entries.values.length;
  const byColumn = countingSort(entries.columns, columns, identity(count));
  const order = countingSort(entries.rows, rows, byColumn);
  return mergeSorted(rows, columns, entries, order);
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

function identity(count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  return order;
}

/** Reorders `order` by `keys[order[…]]` (0 … keyCount − 1), keeping the order of equal keys. */
export function countingSort(keys: ArrayLike<number>, keyCount: number, order: Uint32Array): Uint32Array {
  const next = new Uint32Array(keyCount + 1);
  for (let i = 0; i < order.length; i++) next[keys[order[i]] + 1]++;
  for (let key = 0; key < keyCount; key++) next[key + 1] += next[key];
  const sorted = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) sorted[next[keys[order[i]]]++] = order[i];
  return sorted;
}

function mergeSorted(rows: number, columns: number, entries: Triplets, order: Uint32Array): Csr {
  const indptr = new Uint32Array(rows + 1);
  const indices = new Uint32Array(order.length);
  const values = new Float32Array(order.length);
  let size = 0;
  for (let i = 0; i < order.length;) {
    const row = entries.rows[order[i]];
    const column = entries.columns[order[i]];
    let sum = 0;
    for (; i < order.length && entries.rows[order[i]] === row && entries.columns[order[i]] === column; i++) {
      sum += entries.values[order[i]];
    }
    if (sum === 0) continue;
    indices[size] = column;
    values[size++] = sum;
    indptr[row + 1]++;
  }
  for (let r = 0; r < rows; r++) indptr[r + 1] += indptr[r];
  return { rows, columns, indptr, indices: indices.slice(0, size), values: values.slice(0, size) };
}
