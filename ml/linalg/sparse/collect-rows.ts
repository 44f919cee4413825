import type { Csr } from "./csr";

/** Puts a matrix together from rows that come in order, some at a time. */
export interface RowCollector {
  /**
   * @param count rows that follow
   * @param step places from one row's entries to the next one's
   * @param sizes how many of its places each row uses
   */
  take(count: number, step: number, indices: Uint32Array, values: Float32Array, sizes: Uint32Array): void;
  toCsr(): Csr;
}

export function collectRows(rows: number, columns: number): RowCollector {
  const indptr = new Uint32Array(rows + 1);
  const parts: { readonly indices: Uint32Array; readonly values: Float32Array }[] = [];
  let row = 0;
  return {
    take(count, step, indices, values, sizes) {
      const start = indptr[row];
      for (let i = 0; i < count; i++, row++) indptr[row + 1] = indptr[row] + sizes[i];
      const total = indptr[row] - start;
      const part = { indices: new Uint32Array(total), values: new Float32Array(total) };
      for (let i = 0, at = 0; i < count; at += sizes[i++]) {
        part.indices.set(indices.subarray(i * step, i * step + sizes[i]), at);
        part.values.set(values.subarray(i * step, i * step + sizes[i]), at);
      }
      parts.push(part);
    },
    toCsr() {
      const indices = new Uint32Array(indptr[row]);
      const values = new Float32Array(indptr[row]);
      let at = 0;
      for (const part of parts) {
        indices.set(part.indices, at);
        values.set(part.values, at);
        at += part.indices.length;
      }
      return { rows, columns, indptr, indices, values };
    },
  };
}
