import type { BoostingOperations } from "./boosting-operations";
import type { FoldInOperations } from "./fold-in-operations";
import type { ForestOperations } from "./forest-operations";
import type { RetrievalOperations } from "./retrieval-operations";
import type { SparseOperations } from "./sparse-operations";

/**
 * What a kernel can compute. Every operation works on a range of rows and exists twice with one contract: in
 * AssemblyScript (assembly/) and in plain TypeScript (plain/), which specifies it.
 *
 * Both take `(from, to, scratch, …operands)`: the rows from … to − 1, the memory of the thread that runs it, and
 * the operands in the order of the tuples below. Matrices are row-major. Within one range nothing depends on
 * another range, so that a pool may hand ranges out to threads in any order.
 */
export interface Operations
  extends BoostingOperations, FoldInOperations, ForestOperations, RetrievalOperations, SparseOperations {
  /**
   * For each *part* of the range (not row: part p of n holds the rows ⌊p·rows/n⌋ … ⌊(p+1)·rows/n⌋ − 1):
   * out[p] (k×k) = WᵀW over its rows. Only the blocks on and above the diagonal are written.
   * k is a multiple of 8; scratch 512·k bytes.
   */
  gramParts: [w: Float32Array, k: number, rows: number, parts: number, out: Float64Array];

  /**
   * w[r] = w[r]·T, in place. `t` is k×k and, where `upper` is 1, zero below its diagonal.
   * k is a multiple of 8; scratch 4·k² + 128·k bytes.
   */
  transformRows: [w: Float32Array, k: number, t: Float32Array, upper: number];

  /**
   * out[r] = w[r]·T in bfloat16: a word holds the elements j (low half) and j + 4 (high half) of a block of eight.
   * The low half counts as further digits of the high one. As `transformRows` otherwise.
   */
  packRows: [w: Float32Array, k: number, t: Float32Array, upper: number, out: Uint32Array];

  /**
   * Solves one sparse row each by preconditioned conjugate gradient from zero:
   *
   *     (diag(base + ridge_u) + Σ_i d_ui z_i z_iᵀ) w_u = Σ_i (α₀ + d_ui) z_i
   *
   * `confidence` holds d_ui ≥ 0, `gathered` the z_i as `packRows` writes them. Ends after the step that is expected to shrink the
   * preconditioned residual to `tolerance` (by a factor of 5), or after `maxSteps`. Rows without entries
   * become zero, and rows that overflow hold NaN. May read 12 bytes beyond the end of `confidence`. k is a multiple of 16; scratch 16·k bytes.
   */
  solveRows: [
    k: number,
    indptr: Uint32Array,
    indices: Uint32Array,
    confidence: Float32Array,
    gathered: Uint32Array,
    base: Float32Array,
    ridge: Float32Array,
    unobserved: number,
    tolerance: number,
    maxSteps: number,
    solved: Float32Array,
  ];

  /**
   * What the observed entries of each row add to the objective over a matrix of zeros, s = solved_u · given_i:
   *
   *     out[u] = Σ_i (α₀ + d_ui)(1 − s_ui)² − α₀·s_ui²        any k ≥ 1
   */
  lossRows: [
    k: number,
    indptr: Uint32Array,
    indices: Uint32Array,
    confidence: Float32Array,
    given: Float32Array,
    unobserved: number,
    solved: Float32Array,
    out: Float64Array,
  ];

  /** out[r] = weights[r] · |w[r]|²; k is a multiple of 8. */
  weighLengths: [w: Float32Array, k: number, weights: Float32Array, out: Float64Array];

  /**
   * L of A = LLᵀ in place, A n×n symmetric with `ld` doubles from row to row; zeros above the diagonal. `failed` (one
   * number) becomes 1 + the pivot that is not positive, else 0. One range of any rows does all of it.
   */
  factorLower: [a: Float64Array, n: number, ld: number, failed: Uint32Array];

  /** L·y = row, in place, for row r of the range, which is zero before element r: all rows are an upper triangle. */
  solveForwardRows: [l: Float64Array, n: number, ld: number, rows: Float64Array];

  /** out[i, j] = rows[i] · rows[j] for j ≥ i, the rows being an upper triangle. */
  multiplyUpperRows: [rows: Float64Array, n: number, ld: number, out: Float64Array];

  /**
   * A symmetric n×n matrix, `ld` doubles from row to row, made tridiagonal by reflections: d becomes its diagonal, e
   * what stands beside it, and row i of `a` and h[i] the reflection I − v·vᵀ/h_i. One range of any rows does all of it;
   * scratch 8·n bytes.
   */
  tridiagonalise: [a: Float64Array, n: number, ld: number, d: Float64Array, e: Float64Array, h: Float64Array];

  /**
   * Q = H_{n−1} ⋯ H_1·Q for the columns of the range, the reflections being those of `tridiagonalise`. Q is an
   * identity before; scratch 8 bytes per column.
   */
  applyReflectors: [a: Float64Array, n: number, ld: number, h: Float64Array, q: Float64Array];

  /**
   * Rows i and i + 1 become c·row_i − s·row_{i+1} and s·row_i + c·row_{i+1}, one rotation after the other, for the
   * columns of the range; those are even in number, or what pads the rows is touched.
   */
  applyRotations: [
    count: number,
    index: Uint32Array,
    cosine: Float64Array,
    sine: Float64Array,
    ld: number,
    rows: Float64Array,
  ];

  /** out[i] = factors[i] · x, or factors[rows[i]] · x where rows are listed; any k ≥ 1. */
  score:
    | [factors: Float32Array, k: number, x: Float32Array, out: Float32Array]
    | [factors: Float32Array, k: number, x: Float32Array, out: Float32Array, rows: Uint32Array];
}

export type OperationName = keyof Operations;
export type Operand = Float32Array | Float64Array | Uint32Array | number;

/** An operation in plain TypeScript. */
export type PlainOperation<Op extends OperationName = OperationName> = (
  from: number,
  to: number,
  scratch: ArrayBuffer,
  ...operands: Operations[Op]
) => void;
