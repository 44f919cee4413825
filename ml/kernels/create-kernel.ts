import type { Kernel } from "./kernel";
import { getKernelModule } from "./load-binary";
import { createPlainKernel } from "./plain-kernel";
import { createWasmKernel, MAX_WASM_BYTES } from "./wasm-kernel";

/**
 * The one place that chooses between the two implementations: WebAssembly where the runtime has SIMD and
 * the data fits into its memory, else plain TypeScript.
 *
 * @param bytes what will be allocated at most, including 64 bytes of padding per array
 * @param backend asks for one of them, in tests and benchmarks
 */
export function createKernel(bytes: number, backend?: Kernel["backend"]): Kernel {
  const compiled = backend === "plain" || bytes > MAX_WASM_BYTES ? null : getKernelModule();
  if (compiled !== null) return createWasmKernel(compiled, bytes);
  if (backend === "wasm") throw new RangeError(`No WebAssembly kernel for ${bytes} bytes on this runtime.`);
  return createPlainKernel();
}
