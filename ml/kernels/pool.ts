import type { LentMemory } from "./wasm-memory";

/**
 * Threads over shared memory that kernels hand ranges of rows to. `createKernelPool` (threads/coordinator.ts) makes
 * one from threads that somebody else started: ml cannot, and does not know how.
 */
export interface KernelPool {
  /** How many threads work, the calling one included. */
  readonly threads: number;
  /**
   * Takes a memory of at least so many bytes, the one given back before if there is one; null where memory cannot
   * be shared, and from a pool that is closed. It is freed when the pool is closed.
   */
  borrow(bytes: number): LentMemory | null;
  /** Computes one operation over all ranges, when those asked for before are done; see `Kernel.share`. */
  share(task: PoolTask): Promise<void>;
}

export interface PoolTask {
  readonly memory: WebAssembly.Memory;
  /** Number of the operation in OPERATION_NAMES. */
  readonly operation: number;
  /** Pairs of from and to, in `memory`. */
  readonly ranges: Uint32Array;
  /** Address of the first thread's scratch memory, and bytes from one thread's to the next one's. */
  readonly scratch: number;
  readonly scratchStep: number;
  /** Numbers and addresses. */
  readonly operands: readonly number[];
  readonly checkpoint?: () => void;
  readonly onProgress?: (begun: number) => void;
  /** The calling thread's own share of the work. */
  compute(from: number, to: number): void;
}
