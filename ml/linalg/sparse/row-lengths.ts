import type { Csr } from "./csr";

/** Euclidean lengths of the rows. */
export function rowLengths({ rows, indptr, values }: Csr): Float32Array {
  const lengths = new Float32Array(rows);
  for (let r = 0; r < rows; r++) {
    let squares = 0;
    for (let e = indptr[r]; e < indptr[r + 1]; e++) squares += values[e] * values[e];
    lengths[r] = Math.sqrt(squares);
  }
  return lengths;
}
