import type { Kernel, KernelOptions, ShareOptions } from "./kernel";
import { instantiateKernel } from "./instance";
import type { OperationName, Operand, Operations } from "./operations/operations";
import { OPERATION_NAMES } from "./operations/operation-names";
import type { KernelPool } from "./pool";
import { shareAlone } from "./share-alone";
import { createAllocator, FIRST_BYTE, PAGE, roundUpToLine, type LentMemory } from "./wasm-memory";

/** Most bytes one kernel can hold: the address space of 32-bit WebAssembly, less the null page. */
export const MAX_WASM_BYTES = 65_535 * PAGE;

/** What the memory of a kernel has to hold besides the arrays: the null page and each thread's scratch. */
export function wasmBytes(bytes: number, scratch: number, threads: number): number {
  return FIRST_BYTE + bytes + threads * roundUpToLine(scratch);
}

/** A memory of its own, exactly as large as asked for: it never grows, so its arrays never detach. */
export function createOwnMemory(bytes: number): LentMemory {
  const pages = Math.ceil(bytes / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  return { memory, isUsed: false, giveBack: () => undefined };
}

/**
 * The kernel in WebAssembly.
 *
 * @param bytes from `wasmBytes`; the memory holds at least as many
 * @param pool threads that see the same memory
 */
export function createWasmKernel(
  module: WebAssembly.Module,
  lent: LentMemory,
  bytes: number,
  { scratch = 0, names = OPERATION_NAMES }: KernelOptions,
  pool?: KernelPool,
): Kernel {
  const { memory } = lent;
  const operations = instantiateKernel(module, memory);
  const { buffer } = memory;
  const threads = pool?.threads ?? 1;
  const take = createAllocator(memory, bytes, lent.isUsed);
  const scratchStep = roundUpToLine(scratch);
  const scratchStart = take(threads * scratchStep);
  const toNumber = (operand: Operand): number => {
    if (typeof operand === "number") return operand;
    if (operand.buffer !== buffer) throw new TypeError("This array was not allocated by this kernel.");
    return operand.byteOffset;
  };
  const run = <Op extends OperationName>(
    operation: Op,
    from: number,
    to: number,
    ...operands: Operations[Op]
  ): void => operations[operation](from, to, scratchStart, ...operands.map(toNumber));
  const share = <Op extends OperationName>(
    operation: Op,
    ranges: Uint32Array,
    operands: Operations[Op],
    options: ShareOptions = {},
  ): Promise<void> => {
    const numbers = operands.map(toNumber);
    const compute = (from: number, to: number): void =>
      operations[operation](from, to, scratchStart, ...numbers);
    if (pool === undefined) return shareAlone(ranges, options, compute);
    const code = names.indexOf(operation);
    const place = { memory, scratch: scratchStart, scratchStep };
    return pool.share({ ...place, ...options, operation: code, ranges, operands: numbers, compute });
  };
  return {
    backend: "wasm",
    threads,
    floats: (length) => new Float32Array(buffer, take(length * 4), length),
    doubles: (length) => new Float64Array(buffer, take(length * 8), length),
    integers: (length) => new Uint32Array(buffer, take(length * 4), length),
    run,
    share,
    release: () => lent.giveBack(),
  };
}
