import type { Kernel } from "../../kernels/kernel";
import type { KernelPool } from "../../kernels/pool";
import type { Pace } from "../../base/pace";

/** What a computation on a whole sparse matrix is given besides it; a `FitRun` is one. */
export interface SparseRun {
  readonly pace?: Pace;
  /** Threads that share the work; without them the calling thread does all of it. */
  readonly pool?: KernelPool;
  /** Asks for one of the kernels, in tests and benchmarks. */
  readonly backend?: Kernel["backend"];
}
