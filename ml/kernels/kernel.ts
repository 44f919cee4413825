/**
 * The inner loops of training and serving. Two implementations with one contract: WebAssembly SIMD
 * (assembly/index.ts) and plain TypeScript (plain-kernel.ts). All arrays given to a kernel must have been
 * allocated by it: a WebAssembly kernel computes inside its own memory.
 *
 * Matrices are row-major. `from … to − 1` is a range of rows, so that ranges can be handed out to threads.
 */
export interface Kernel {
  readonly backend: "wasm" | "plain";

  /** Zeroed memory; throws RangeError when the size given to `createKernel` is used up. */
  floats(length: number): Float32Array;
  integers(length: number): Uint32Array;

  /** out (k×k) = WᵀW over the rows of the range. */
  gram(w: Float32Array, k: number, from: number, to: number, out: Float32Array): void;

  /** out[r] = w[r]·T for each row of the range; `t` is k×k. `out` must not be `w`. */
  transformRows(
    w: Float32Array,
    k: number,
    from: number,
    to: number,
    t: Float32Array,
    out: Float32Array,
  ): void;

  /**
   * Solves one sparse row each of the range by preconditioned conjugate gradient from zero:
   *
   *     (diag(base + ridge_u) + Σ_i d_ui z_i z_iᵀ) w_u = Σ_i (α₀ + d_ui) z_i
   *
   * Rows without entries become zero. Returns the steps taken, summed over the rows.
   */
  solveRows(system: RowSystem, from: number, to: number): number;

  /** out[i] = factors[i] · x for `count` rows. */
  score(factors: Float32Array, k: number, count: number, x: Float32Array, out: Float32Array): void;
}

export interface RowSystem {
  readonly k: number;
  /** Rows of the sparse matrix; `confidence` holds d_ui. */
  readonly indptr: Uint32Array;
  readonly indices: Uint32Array;
  readonly confidence: Float32Array;
  /** z: one row of k per column of the sparse matrix. */
  readonly gathered: Float32Array;
  /** Length k, and one per row. */
  readonly base: Float32Array;
  readonly ridge: Float32Array;
  /** α₀ */
  readonly unobserved: number;
  readonly tolerance: number;
  readonly maxSteps: number;
  /** w: one row of k per row of the sparse matrix, overwritten. */
  readonly solved: Float32Array;
  /** Length 5·k, one per thread. */
  readonly scratch: Float32Array;
}
