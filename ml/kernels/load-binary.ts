/**
 * The compiled kernels. The generated module is not in the repository; where nobody has built it yet, the
 * error says how, instead of naming a path.
 */
const { KERNEL_WASM } = await import("./generated/kernel").catch((cause: unknown) => {
  throw new Error("The kernels are not built yet: run `npm run build:kernels`.", { cause });
});

let compiled: WebAssembly.Module | null | undefined;

/** The module, compiled once per process; null where the runtime has no WebAssembly SIMD. */
export function getKernelModule(): WebAssembly.Module | null {
  if (compiled === undefined) {
    const bytes = Uint8Array.from(atob(KERNEL_WASM), (character) => character.charCodeAt(0));
    compiled = WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
  }
  return compiled;
}
