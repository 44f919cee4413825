import type { Kernel } from "../../kernels/kernel";
import { createPlainKernel } from "../../kernels/plain-kernel";

/**
 * The system of one row in the eigenbasis, solved in double precision for serving:
 *
 *     A = diag(base) + Σ_j d_j y_j y_jᵀ        base = α₀Λ + λ_u
 */
export interface RowSystem {
  /** Distinct columns the row has entries in, and their d. */
  readonly columns: Uint32Array;
  readonly confidence: Float64Array;
  readonly base: Float64Array;
}

export interface RowSolver {
  /** x = A⁻¹·b */
  solve(system: RowSystem, b: Float64Array): Float64Array;
  /** Σ_j (α₀ + d_j) y_j */
  sumRightSide(system: RowSystem, unobserved: number): Float64Array;
}

const TOLERANCE = 1e-9;
/** Longer rows are solved outside the kernel's memory: a history of so many items is none of a person. */
const LONGEST = 4096;

/** Bytes of kernel memory that a solver takes. */
export function rowSolverBytes(k: number): number {
  return 12 * LONGEST + 24 * k + 5 * 64;
}

/** Arrays of one kernel for rows of up to so many entries. */
interface Place {
  readonly kernel: Kernel;
  readonly columns: Uint32Array;
  readonly weights: Float64Array;
  readonly base: Float64Array;
  readonly right: Float64Array;
  readonly solved: Float64Array;
}

function createPlace(kernel: Kernel, length: number, k: number): Place {
  return {
    kernel,
    columns: kernel.integers(length),
    weights: kernel.doubles(length),
    base: kernel.doubles(k),
    right: kernel.doubles(k),
    solved: kernel.doubles(k),
  };
}

/** @param factors all factors, row-major, in the memory of `kernel`, whose scratch holds 24·k bytes */
export function createRowSolver(kernel: Kernel, factors: Float32Array, k: number): RowSolver {
  const own = createPlace(kernel, LONGEST, k);
  const placeFor = ({ columns }: RowSystem): Place => {
    const length = columns.length;
    const place = length <= LONGEST ? own : createPlace(createPlainKernel(), length, k);
    place.columns.set(columns);
    return place;
  };
  return {
    sumRightSide(system, unobserved) {
      const place = placeFor(system);
      const { columns, weights, right } = place;
      const count = system.columns.length;
      for (let j = 0; j < count; j++) weights[j] = unobserved + system.confidence[j];
      place.kernel.run("sumEntries", 0, count, k, columns, weights, factors, right);
      return right.slice();
    },
    solve(system, b) {
      const place = placeFor(system);
      const { columns, weights, base, right, solved } = place;
      const count = system.columns.length;
      weights.set(system.confidence);
      base.set(system.base);
      right.set(b);
      const limits = [TOLERANCE, 2 * k + 10] as const;
      place.kernel.run(
        "solveEntries",
        0,
        count,
        k,
        columns,
        weights,
        factors,
        base,
        right,
        ...limits,
        solved,
      );
      return solved.slice();
    },
  };
}
