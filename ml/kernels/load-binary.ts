/**
 * The compiled kernels. The generated module is not in the repository; where nobody has built it yet, the
 * error says how, instead of naming a path.
 */
const { RELAXED_KERNEL, SIMD_KERNEL } = await import("./generated/kernel").catch((cause: unknown) => {
  throw new Error("The kernels are not built yet: run `npm run build:kernels`.", { cause });
});

/** In the flags of a memory: it is shared between threads. */
const SHARED = 2;

type Binary = typeof SIMD_KERNEL;

/** By kind of memory and whether it does without relaxed SIMD; `null` once the runtime turned out to have none. */
const modules = new Map<string, WebAssembly.Module | null>();

/**
 * The best binary that this runtime can run, compiled once per process: with relaxed SIMD, else with plain SIMD, else
 * none (null).
 *
 * @param shared it gets a memory that threads share; else one of its own
 * @param isStrict without relaxed SIMD in any case: every operation rounds as IEEE 754 says
 */
export function getKernelModule(shared: boolean, isStrict = false): WebAssembly.Module | null {
  const key = `${shared} ${isStrict}`;
  let compiled = modules.get(key);
  if (compiled === undefined) {
    const bytes = (isStrict ? [SIMD_KERNEL] : [RELAXED_KERNEL, SIMD_KERNEL])
      .map((binary) => decodeBinary(binary, shared))
      .find((candidate) => WebAssembly.validate(candidate));
    compiled = bytes === undefined ? null : new WebAssembly.Module(bytes);
    modules.set(key, compiled);
  }
  return compiled;
}

function decodeBinary({ base64, memoryFlag }: Binary, shared: boolean): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  if (!shared) bytes[memoryFlag] &= ~SHARED;
  return bytes;
}
