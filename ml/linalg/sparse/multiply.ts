import type { Csr } from "./csr";
import { createKernel } from "../../kernels/create-kernel";
import { copyMatrix, matrixBytes } from "./kernel-matrix";
import type { SparseRun } from "./sparse-run";
import { forWaves, waveBytes } from "./waves";

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
  { pace, pool, backend }: SparseRun = {},
): Promise<Float32Array> {
  checkShapes(matrix, dense, width);
  const { rows, indptr } = matrix;
  const numbers = dense.length + rows * width;
  const bytes = matrixBytes(matrix) + 4 * numbers + 2 * 64 + waveBytes(pool?.threads ?? 1);
  const kernel = createKernel(bytes, { pool, backend });
  try {
    const operands = copyMatrix(kernel, matrix);
    const ownDense = kernel.floats(dense.length);
    const out = kernel.floats(rows * width);
    ownDense.set(dense);
    const costOf = (row: number): number => (indptr[row + 1] - indptr[row] + 1) * width;
    await forWaves(kernel, rows, { costOf, mostRows: rows, pace }, ({ ranges }) =>
      kernel.share("sparseTimesDense", ranges, [...operands, width, ownDense, out], pace),
    );
    return out.slice();
  } finally {
    kernel.release();
  }
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
