import type { Kernel, KernelOptions } from "./kernel";
import { getKernelModule } from "./load-binary";
import { createPlainKernel } from "./plain-kernel";
import type { KernelPool } from "./pool";
import { createOwnMemory, createWasmKernel, MAX_WASM_BYTES, wasmBytes } from "./wasm-kernel";

/**
 * The one place that chooses between the implementations: WebAssembly where the runtime has SIMD and the data
 * fits into its memory, else plain TypeScript; with threads where a pool is given and memory can be shared.
 *
 * @param bytes what will be allocated at most, including 64 bytes of padding per array
 */
export function createKernel(
  bytes: number,
  options: KernelOptions & { readonly pool?: KernelPool } = {},
): Kernel {
  const { backend, scratch = 0, pool, binary = getKernelModule } = options;
  if (backend !== "plain") {
    const shared = pool && backend !== "simd" && createSharedKernel(bytes, scratch, options, pool);
    if (shared) return shared;
    const needed = wasmBytes(bytes, scratch, 1);
    const compiled = needed > MAX_WASM_BYTES ? null : binary(false, backend === "simd");
    if (compiled !== null) return createWasmKernel(compiled, createOwnMemory(needed), needed, options);
  }
  if (backend !== undefined && backend !== "plain")
    throw new RangeError(`No WebAssembly kernel for ${bytes} bytes on this runtime.`);
  return createPlainKernel(options);
}

function createSharedKernel(
  bytes: number,
  scratch: number,
  options: KernelOptions,
  pool: KernelPool,
): Kernel | null {
  const { binary = getKernelModule } = options;
  const needed = wasmBytes(bytes, scratch, pool.threads);
  const compiled = needed > MAX_WASM_BYTES ? null : binary(true);
  const lent = compiled && pool.borrow(needed);
  return compiled && lent && createWasmKernel(compiled, lent, needed, options, pool);
}
