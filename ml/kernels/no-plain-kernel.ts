import type { Kernel } from "./kernel";

/**
 * Stands for plain-kernel.ts in bundles for browsers (`browser` in ml/package.json): those that can run the package at
 * all have WebAssembly with SIMD, and no browser holds more than a kernel's memory.
 */
export function createPlainKernel(): Kernel {
  throw new RangeError("This browser has no WebAssembly with SIMD, or the data do not fit into its memory.");
}
