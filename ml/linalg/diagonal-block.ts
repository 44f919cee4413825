import type { Block } from "./block-product";

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
 * @param entries the diagonal of the whole matrix as it was, against which a pivot is measured
 * @param row of the matrix where the block begins
 * @throws RangeError naming the row when the block is not positive definite
 */
export function factorBlock(
  { data, offset, stride }: Block,
  size: number,
  entries: Float64Array,
  row: number,
): DiagonalBlock {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = data[offset + i * stride + j];
      for (let k = 0; k < j; k++) sum -= data[offset + i * stride + k] * data[offset + j * stride + k];
      if (i !== j) data[offset + i * stride + j] = sum / data[offset + j * stride + j];
      else if (sum > SINGULAR * entries[row + i]) data[offset + i * stride + i] = Math.sqrt(sum);
      else {
        throw new RangeError(
          `Row ${row + i} has the pivot ${sum}: not positive definite; use more regularisation.`,
        );
      }
    }
  }
  return invertBlock({ data, offset, stride }, size);
}

function invertBlock({ data, offset, stride }: Block, size: number): DiagonalBlock {
  const lower = new Float64Array(size * size);
  const upper = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    for (let i = column; i < size; i++) {
      let sum = i === column ? 1 : 0;
      for (let k = column; k < i; k++) sum -= data[offset + i * stride + k] * lower[k * size + column];
      const value = sum / data[offset + i * stride + i];
      lower[i * size + column] = value;
      upper[column * size + i] = value;
    }
  }
  const block = (part: Float64Array): Block => ({ data: part, offset: 0, stride: size });
  return { lower: block(lower), upper: block(upper) };
}
