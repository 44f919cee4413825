import type { Kernel } from "./kernel";

/** Data starts here; the module itself has no static data below it worth protecting but the null page. */
const FIRST_BYTE = 1024;
const PAGE = 65_536;
/** Every array starts on a cache line. */
const LINE = 64;

interface KernelExports extends WebAssembly.Exports {
  gram(w: number, k: number, from: number, to: number, out: number): void;
  transformRows(w: number, k: number, from: number, to: number, t: number, out: number): void;
  score(factors: number, k: number, count: number, x: number, out: number): void;
  solveRows(
    k: number,
    from: number,
    to: number,
    indptr: number,
    indices: number,
    confidence: number,
    gathered: number,
    base: number,
    ridge: number,
    unobserved: number,
    tolerance: number,
    maxSteps: number,
    solved: number,
    scratch: number,
  ): number;
}

/** Most bytes one kernel can hold: the address space of 32-bit WebAssembly, less the null page. */
export const MAX_WASM_BYTES = 65_535 * PAGE;

/**
 * The WebAssembly kernel over a memory of its own, exactly as large as asked for: it never grows, so its
 * arrays never detach.
 */
export function createWasmKernel(module: WebAssembly.Module, bytes: number): Kernel {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((FIRST_BYTE + bytes) / PAGE) });
  const instance = new WebAssembly.Instance(module, { env: { memory, abort: refuseAbort } });
  const { gram, transformRows, score, solveRows } = instance.exports as KernelExports;
  const take = createAllocator(memory.buffer.byteLength);
  const addressOf = (array: Float32Array | Uint32Array): number => {
    if (array.buffer !== memory.buffer) throw new TypeError("This array was not allocated by this kernel.");
    return array.byteOffset;
  };
  return {
    backend: "wasm",
    floats: (length) => new Float32Array(memory.buffer, take(length * 4), length),
    integers: (length) => new Uint32Array(memory.buffer, take(length * 4), length),
    gram: (w, k, from, to, out) => gram(addressOf(w), k, from, to, addressOf(out)),
    transformRows: (w, k, from, to, t, out) =>
      transformRows(addressOf(w), k, from, to, addressOf(t), addressOf(out)),
    score: (factors, k, count, x, out) => score(addressOf(factors), k, count, addressOf(x), addressOf(out)),
    solveRows: (system, from, to) =>
      solveRows(
        system.k,
        from,
        to,
        addressOf(system.indptr),
        addressOf(system.indices),
        addressOf(system.confidence),
        addressOf(system.gathered),
        addressOf(system.base),
        addressOf(system.ridge),
        system.unobserved,
        system.tolerance,
        system.maxSteps,
        addressOf(system.solved),
        addressOf(system.scratch),
      ),
  };
}

/** Hands out a memory front to back; nothing is given back before the whole kernel is dropped. */
function createAllocator(size: number): (bytes: number) => number {
  let next = FIRST_BYTE;
  return (bytes) => {
    const start = next;
    next = Math.ceil((start + bytes) / LINE) * LINE;
    if (start + bytes > size) {
      throw new RangeError(`The kernel's ${size} bytes are used up: ${bytes} more do not fit at ${start}.`);
    }
    return start;
  };
}

function refuseAbort(): never {
  throw new Error("The kernel aborted: an address outside its memory.");
}
