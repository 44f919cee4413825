import { NO_PACE, type Pace } from "../base/pace";
import { addProduct, type Block } from "./block-product";
import { factorBlock, type DiagonalBlock } from "./diagonal-block";

export interface InverseRun {
  readonly pace?: Pace;
  /** From 0 to 1. */
  onProgress?(fraction: number): void;
}

const BLOCK = 64;

/**
 * A⁻¹ of a symmetric positive definite matrix, in place, by blocks of 64: A = L·Lᵀ, then U = L⁻ᵀ above the diagonal,
 * then A⁻¹ = U·Uᵀ. Every product has the form C ± A·Bᵀ, which reads along rows; n³/2 multiplications in all, and no
 * memory beside A but its diagonal blocks.
 *
 * @param a n × n, row-major; only the part on and below the diagonal is read, all of it is overwritten
 * @throws RangeError naming the row when A is not positive definite
 */
export async function invertSymmetric(
  a: Float64Array,
  n: number,
  { pace = NO_PACE, onProgress }: InverseRun = {},
): Promise<void> {
  const starts = Array.from({ length: Math.ceil(n / BLOCK) }, (_, i) => i * BLOCK);
  const entries = Float64Array.from({ length: n }, (_, i) => a[i * n + i]);
  const work: Work = { a, n, starts, entries, diagonal: [] };
  const phases = [factorPanel, invertRow, multiplyRow] as const;
  for (const [phase, step] of phases.entries()) {
    for (const [index, start] of starts.entries()) {
      pace.checkpoint();
      step(work, start);
      onProgress?.((phase + (index + 1) / starts.length) / phases.length);
      await pace.yield();
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[j * n + i] = a[i * n + j];
}

interface Work {
  readonly a: Float64Array;
  readonly n: number;
  readonly starts: readonly number[];
  /** The diagonal of A as it was. */
  readonly entries: Float64Array;
  /** L⁻¹ of each diagonal block and its transpose, as far as the panels are factored. */
  readonly diagonal: DiagonalBlock[];
}

const blockAt = ({ a, n }: Work, row: number, column: number): Block => ({
  data: a,
  offset: row * n + column,
  stride: n,
});
const sizeAt = ({ n }: Work, start: number): number => Math.min(BLOCK, n - start);

/** The block column of L that begins at `j`; those before it are done. */
function factorPanel(work: Work, j: number): void {
  const size = sizeAt(work, j);
  const before = blockAt(work, j, 0);
  for (const i of work.starts) {
    if (i < j) continue;
    addProduct(blockAt(work, i, j), blockAt(work, i, 0), before, sizeAt(work, i), size, j, -1);
  }
  const inverse = factorBlock(blockAt(work, j, j), size, work.entries, j);
  work.diagonal.push(inverse);
  for (const i of work.starts) {
    if (i <= j) continue;
    const panel = blockAt(work, i, j);
    const copy = takeOut(panel, sizeAt(work, i), size);
    addProduct(panel, copy, inverse.lower, sizeAt(work, i), size, size, 1);
  }
}

/** The blocks of U above the diagonal in the block column that begins at `i`: U_ji = −(Σ_k U_jk·L_ikᵀ)·L_ii⁻ᵀ, j ≤ k < i. */
function invertRow(work: Work, i: number): void {
  const size = sizeAt(work, i);
  const own = work.diagonal[i / BLOCK].lower;
  for (const j of work.starts) {
    if (j >= i) break;
    const target = blockAt(work, j, i);
    const sum = { data: new Float64Array(BLOCK * size), offset: 0, stride: size };
    addProduct(sum, work.diagonal[j / BLOCK].upper, blockAt(work, i, j), BLOCK, size, BLOCK, 1);
    const k = j + BLOCK;
    addProduct(sum, blockAt(work, j, k), blockAt(work, i, k), BLOCK, size, i - k, 1);
    takeOut(target, BLOCK, size);
    addProduct(target, sum, own, BLOCK, size, size, -1);
  }
}

/** The block row of A⁻¹ = U·Uᵀ that begins at `i`, up to the diagonal; overwrites L, which is no longer needed. */
function multiplyRow(work: Work, i: number): void {
  const size = sizeAt(work, i);
  const own = work.diagonal[i / BLOCK].upper;
  const after = i + size;
  for (const j of work.starts) {
    if (j > i) break;
    const target = blockAt(work, i, j);
    const columns = sizeAt(work, j);
    takeOut(target, size, columns);
    addProduct(target, own, j === i ? own : blockAt(work, j, i), size, columns, size, 1);
    if (after < work.n)
      addProduct(target, blockAt(work, i, after), blockAt(work, j, after), size, columns, work.n - after, 1);
  }
}

/** A copy of a rectangle, which becomes zeros. */
function takeOut({ data, offset, stride }: Block, rows: number, columns: number): Block {
  const copy = new Float64Array(rows * columns);
  for (let r = 0; r < rows; r++) {
    const from = offset + r * stride;
    copy.set(data.subarray(from, from + columns), r * columns);
    data.fill(0, from, from + columns);
  }
  return { data: copy, offset: 0, stride: columns };
}
