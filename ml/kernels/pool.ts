/** Threads over shared memory that kernels hand chunks of rows to. */
export interface KernelPool {
  /** How many threads work, the calling one included. */
  readonly threads: number;
}
