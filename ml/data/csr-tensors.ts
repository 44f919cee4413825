import type { Csr } from "./csr";
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
 * @throws FormatError when the pointers do not describe rows of such columns
 */
export function readCsr(read: TensorReader, name: string, columns: number | "square"): Csr {
  const indptr = read.counts(`${name}.indptr`, null);
  const indices = read.counts(`${name}.indices`, null);
  const values = read.floats(`${name}.values`, indices.length);
  const rows = indptr.length - 1;
  const width = columns === "square" ? rows : columns;
  const ascending = indptr.every((end, row) => row === 0 || end >= indptr[row - 1]);
  const fits = indptr[0] === 0 && indptr[rows] === indices.length && ascending;
  if (!fits || indices.some((column) => column >= width)) {
    throw new FormatError("bad_shape", `"${name}" is no matrix of ${rows}×${width}.`, "Train again.");
  }
  return { rows, columns: width, indptr, indices, values };
}
