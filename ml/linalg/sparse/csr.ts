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
 * are left out. Needs 8 bytes an entry besides the result, and 16 for a moment.
 *
 * @throws RangeError for an index outside the matrix and for a value that is negative or not finite
 */
export function buildCsr(rows: number, columns: number, entries: Triplets): Csr {
  checkTriplets(rows, columns, entries);
  const byColumn = groupByColumn(columns, entries);
  return sumCells({ rows, columns, ...groupByRow(rows, byColumn) });
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

/** Entries by rows or by columns: those of one have the other's number, and stand from its pointer on. */
interface Grouped {
  readonly pointers: Uint32Array;
  readonly others: Uint32Array;
  readonly values: Float32Array | Float64Array;
}

/** Their numbers travel along: to look them up by place later would mean to go all over the memory once more. */
function groupByColumn(columns: number, { rows: rowOf, columns: columnOf, values }: Triplets): Grouped {
  const pointers = pointTo(columnOf, columns);
  const next = pointers.slice();
  const others = new Uint32Array(values.length);
  const sorted = emptyLike(values);
  for (let e = 0; e < values.length; e++) {
    const slot = next[columnOf[e]]++;
    others[slot] = rowOf[e];
    sorted[slot] = values[e];
  }
  return { pointers, others, values: sorted };
}

/** Ascending by columns, which those given are grouped by, and in their order. */
function groupByRow(rows: number, { pointers: ends, others: rowOf, values }: Grouped): Grouped {
  const pointers = pointTo(rowOf, rows);
  const next = pointers.slice();
  const others = new Uint32Array(values.length);
  const sorted = emptyLike(values);
  for (let column = 0; column + 1 < ends.length; column++) {
    for (let e = ends[column]; e < ends[column + 1]; e++) {
      const slot = next[rowOf[e]]++;
      others[slot] = column;
      sorted[slot] = values[e];
    }
  }
  return { pointers, others, values: sorted };
}

function pointTo(keys: ArrayLike<number>, keyCount: number): Uint32Array {
  const pointers = new Uint32Array(keyCount + 1);
  for (let e = 0; e < keys.length; e++) pointers[keys[e] + 1]++;
  for (let key = 0; key < keyCount; key++) pointers[key + 1] += pointers[key];
  return pointers;
}

function emptyLike(values: Float32Array | Float64Array): Float32Array | Float64Array {
  return values instanceof Float32Array ? new Float32Array(values.length) : new Float64Array(values.length);
}

/** Adds up the entries of each cell, where they stand; cells of 0 are passed over. */
function sumCells({
  rows,
  columns,
  pointers,
  others: indices,
  values,
}: Grouped & { readonly rows: number; readonly columns: number }): Csr {
  const sums = values instanceof Float32Array ? values : new Float32Array(values.length);
  const indptr = new Uint32Array(rows + 1);
  let size = 0;
  for (let row = 0; row < rows; row++) {
    for (let e = pointers[row]; e < pointers[row + 1];) {
      const column = indices[e];
      let sum = 0;
      for (; e < pointers[row + 1] && indices[e] === column; e++) sum += values[e];
      if (!(sum > 0)) continue;
      indices[size] = column;
      sums[size] = sum;
      if (sums[size++] === Infinity) {
        throw new RangeError(
          `Row ${row}, column ${column}: the weights add up to ${sum}, which is too much.`,
        );
      }
    }
    indptr[row + 1] = size;
  }
  if (size === sums.length) return { rows, columns, indptr, indices, values: sums };
  return { rows, columns, indptr, indices: indices.slice(0, size), values: sums.slice(0, size) };
}
