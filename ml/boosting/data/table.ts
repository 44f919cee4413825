/** Rows of numbers, one after the other. NaN is missing; a category is a whole number from 0 on. */
export interface Table {
  readonly values: Float32Array | Float64Array;
  /** How many columns. */
  readonly features: number;
  /** Columns that are categories, by number. */
  readonly categorical?: readonly number[];
  /** One per column; `Column_0` … unless told. */
  readonly names?: readonly string[];
}

export function rowsOf({ values, features }: Table): number {
  return values.length / features;
}

/** @throws RangeError when the values are no whole rows, or a category or a name is of no column */
export function checkTable(table: Table): void {
  const { features, categorical = [], names } = table;
  if (!(Number.isInteger(features) && features >= 1)) {
    throw new RangeError(`A table has columns; found ${features}.`);
  }
  if (!Number.isInteger(rowsOf(table))) {
    throw new RangeError(`${table.values.length} values are no rows of ${features}.`);
  }
  const stray = categorical.find((column) => !(Number.isInteger(column) && column >= 0 && column < features));
  if (stray !== undefined) throw new RangeError(`There is no column ${stray} to be one of categories.`);
  if (names && names.length !== features) {
    throw new RangeError(`${names.length} names do not fit ${features} columns.`);
  }
}
