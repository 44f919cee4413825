import type { Csr } from "../../linalg/sparse/csr";
import type { Tensor } from "../format/dtypes";
import { FormatError } from "../format/format-error";
import type { TensorReader } from "../format/tensor-reader";

/** A sparse matrix as three tensors, `name.indptr`, `name.indices` and `name.values`. */
export function tensorsOfCsr(name: string, { indptr, indices, values }: Csr): Record<string, Tensor> {
  return {
    [`${name}.indptr`]: { shape: [indptr.length], data: indptr },
    [`${name}.indices`]: { shape: [indices.length], data: indices },
    [`${name}.values`]: { shape: [values.length], data: values },
  };
}

/**
 * Reads what `tensorsOfCsr` wrote.
 *
 * @param columns of the matrix; `square` for as many as it has rows
 * @throws FormatError when the pointers do not describe rows of such columns, each ascending
 */
export function readCsr(read: TensorReader, name: string, columns: number | "square"): Csr {
  const indptr = read.counts(`${name}.indptr`, null);
  const indices = read.counts(`${name}.indices`, null);
  const values = read.floats(`${name}.values`, indices.length);
  const rows = indptr.length - 1;
  const width = columns === "square" ? rows : columns;
  const fits = indptr[0] === 0 && indptr[rows] === indices.length;
  if (!fits || !areRowsAscending(indptr, indices) || indices.some((column) => column >= width)) {
    throw new FormatError("bad_shape", `"${name}" is no matrix of ${rows}×${width}.`, "Train again.");
  }
  return { rows, columns: width, indptr, indices, values };
}

/** Whether no row ends before it begins, and each names its columns once, in their order. */
function areRowsAscending(indptr: Uint32Array, indices: Uint32Array): boolean {
  for (let row = 0; row + 1 < indptr.length; row++) {
    if (indptr[row + 1] < indptr[row]) return false;
    for (let e = indptr[row] + 1; e < indptr[row + 1]; e++) if (indices[e] <= indices[e - 1]) return false;
  }
  return true;
}
