import { lowerBound } from "../../base/bounds";
import { drawIndex, sumUp } from "../../base/draws";
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
  const sums = sumUp(counts.map((count) => (count > 0 ? count ** exponent : 0)));
  return (rng) => drawIndex(rng, sums);
}

/** Whether row `row` has an entry in `column`; rows are ascending. */
export function hasEntry({ indptr, indices }: Csr, row: number, column: number): boolean {
  const end = indptr[row + 1];
  const place = lowerBound(indices, column, indptr[row], end);
  return place < end && indices[place] === column;
}
