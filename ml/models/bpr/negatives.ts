import type { Csr } from "../../linalg/sparse/csr";
import type { Rng } from "../../base/rng";

/** Draws one item. */
export type DrawItem = (rng: Rng) => number;

/**
 * Draws items in proportion to how many users met them, to the power of `exponent`. Items nobody met
 * are drawn by an exponent of 0 alone.
 *
 * @param matrix users × items
 */
export function createNegatives(matrix: Csr, exponent: number): DrawItem {
  const { columns, indices } = matrix;
  if (exponent === 0) return (rng) => rng.integer(columns);
  const counts = new Float64Array(columns);
  for (const item of indices) counts[item]++;
  const upTo = new Float64Array(columns);
  let sum = 0;
  for (let i = 0; i < columns; i++) {
    if (counts[i] > 0) sum += counts[i] ** exponent;
    upTo[i] = sum;
  }
  return (rng) => firstAbove(upTo, rng.uniform() * sum);
}

/** The first place whose value is above `wanted`, in ascending values that reach beyond it. */
function firstAbove(values: Float64Array, wanted: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether row `row` has an entry in `column`; rows are ascending. */
export function hasEntry({ indptr, indices }: Csr, row: number, column: number): boolean {
  let [low, high] = [indptr[row], indptr[row + 1]];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (indices[middle] < column) low = middle + 1;
    else high = middle;
  }
  return low < indptr[row + 1] && indices[low] === column;
}
