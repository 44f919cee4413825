import type { Csr } from "./csr";
import type { Kernel } from "../../kernels/kernel";

/** A sparse matrix in a kernel's memory, as its operations take it. */
export type KernelMatrix = readonly [indptr: Uint32Array, indices: Uint32Array, values: Float32Array];

/** Bytes of kernel memory for a copy. */
export function matrixBytes({ indptr, indices }: Csr): number {
  return 4 * indptr.length + 8 * indices.length + 3 * 64;
}

export function copyMatrix(kernel: Kernel, { indptr, indices, values }: Csr): KernelMatrix {
  const copy: KernelMatrix = [
    kernel.integers(indptr.length),
    kernel.integers(indices.length),
    kernel.floats(values.length),
  ];
  copy[0].set(indptr);
  copy[1].set(indices);
  copy[2].set(values);
  return copy;
}
