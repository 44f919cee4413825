import type { Csr } from "../data/csr";
import { plainSparse } from "../kernels/sparse/plain-sparse";
import { NO_PACE } from "../pace";
import type { SparseRun } from "./sparse-run";

/** Rows between two chances to stop. */
const CHUNK_ROWS = 2048;

/**
 * A·D for a sparse A and a dense D.
 *
 * @param dense columns of A × width, row-major
 * @param width 1 or more
 * @returns rows of A × width, row-major
 * @throws RangeError when the shapes do not fit
 */
export async function multiplySparse(
  matrix: Csr,
  dense: Float32Array,
  width: number,
  { pace = NO_PACE }: SparseRun = {},
): Promise<Float32Array> {
  checkShapes(matrix, dense, width);
  const out = new Float32Array(matrix.rows * width);
  for (let from = 0; from < matrix.rows; from += CHUNK_ROWS) {
    pace.checkpoint();
    plainSparse.sparseTimesDense(matrix, width, from, Math.min(matrix.rows, from + CHUNK_ROWS), dense, out);
    await pace.breathe();
  }
  return out;
}

function checkShapes({ rows, columns }: Csr, dense: Float32Array, width: number): void {
  if (!(Number.isInteger(width) && width >= 1)) {
    throw new RangeError(`"width" must be an integer ≥ 1; found ${width}.`);
  }
  if (dense.length !== columns * width) {
    throw new RangeError(
      `A ${rows}×${columns} matrix times ${width} columns needs ${columns * width} numbers; found ${dense.length}.`,
    );
  }
}
