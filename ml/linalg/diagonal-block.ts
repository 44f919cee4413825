import type { Block } from "./block-product";
import { factorInPlace, invertLower } from "./cholesky";
import { transposeSquare } from "./dense";

/** L⁻¹ of a diagonal block and its transpose, with zeros on the other side of the diagonal. */
export interface DiagonalBlock {
  readonly lower: Block;
  readonly upper: Block;
}

/** A pivot this much smaller than its diagonal entry is rounding. */
const SINGULAR = 1e-13;

/**
 * L of one diagonal block, in place, and its inverse.
 *
 * @param diagonal of the whole matrix as it was, against which a pivot is measured
 * @param row of the matrix where the block begins
 * @throws RangeError naming the row when the block is not positive definite
 */
export function factorBlock(
  { data, offset, stride }: Block,
  size: number,
  diagonal: Float64Array,
  row: number,
): DiagonalBlock {
  const wrong = factorInPlace({ data, offset, stride }, size, { tolerance: SINGULAR, diagonal, from: row });
  if (wrong >= 0) {
    const pivot = data[offset + wrong * stride + wrong];
    throw new RangeError(
      `Row ${row + wrong} has the pivot ${pivot}: not positive definite; use more regularisation.`,
    );
  }
  const lower = invertLower(data, size, offset, stride);
  const blockOf = (data: Float64Array): Block => ({ data, offset: 0, stride: size });
  return { lower: blockOf(lower), upper: blockOf(transposeSquare(lower, size)) };
}
