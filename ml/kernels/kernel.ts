import type { GetModule } from "./binary";
import type { OperationName, Operations } from "./operations/operations";

/**
 * Runs operations (operations.ts) on arrays that it has allocated itself: a WebAssembly kernel computes inside
 * its own memory, on the calling thread and on those of its pool.
 */
export interface Kernel {
  readonly backend: "wasm" | "plain";
  /** How many threads `share` uses, the calling one included. */
  readonly threads: number;

  /** Zeroed memory; throws RangeError when the size given to `createKernel` is used up. */
  floats(length: number): Float32Array;
  doubles(length: number): Float64Array;
  integers(length: number): Uint32Array;

  /** Computes the rows from … to − 1 on the calling thread. */
  run<Op extends OperationName>(operation: Op, from: number, to: number, ...operands: Operations[Op]): void;

  /**
   * Computes all ranges, each by whichever thread is free next, in the order given. When `checkpoint` throws, no
   * further range is begun, those that are under way end, and the error goes on to the caller; so does the error of
   * a thread. The kernel stays usable either way, unless a thread is lost.
   *
   * @param ranges pairs of from and to, allocated by this kernel
   */
  share<Op extends OperationName>(
    operation: Op,
    ranges: Uint32Array,
    operands: Operations[Op],
    options?: ShareOptions,
  ): Promise<void>;

  /** Gives the memory back to the pool it came from; the arrays must not be used any more. */
  release(): void;
}

export interface ShareOptions {
  /** Called between two ranges of the calling thread; throws to end the work. */
  checkpoint?(): void;
  /** Called between two ranges of the calling thread with how many have been begun. */
  onProgress?(begun: number): void;
}

export interface KernelOptions {
  /** Asks for one of them, in tests and benchmarks; `simd` is WebAssembly that does without relaxed SIMD. */
  readonly backend?: Kernel["backend"] | "simd";
  /** Which set of kernels, where it is not that of models and lists. */
  readonly binary?: GetModule;
  /** Its operations as numbers. */
  readonly names?: readonly OperationName[];
  /** Bytes of scratch memory per thread, beside `bytes`; the operations say what they need. */
  readonly scratch?: number;
}
