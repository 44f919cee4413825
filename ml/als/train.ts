import { transpose, type Csr } from "../data/csr";
import { createKernel } from "../kernels/create-kernel";
import type { Kernel } from "../kernels/kernel";
import { identityMatrix, multiply, transposeSquare } from "../math/dense";
import { decomposeSymmetric } from "../math/eigen";
import type { Rng } from "../math/rng";
import { NO_PACE, type Pace } from "../pace";
import { checkAlsConfig, type AlsConfig } from "./config";
import { diagonaliseDenseTerm } from "./dense-term";

/** Rows handed to the kernel at a time: between two of them training can stop, or another thread take over. */
const CHUNK_ROWS = 2048;
/** Upper bound of the arrays of one training, for the padding between them. */
const ARRAYS = 16;

export interface AlsFactors {
  /** columns × k, in the eigenbasis of their own Gram matrix. */
  readonly factors: Float32Array;
  /** Λ: the eigenvalues of that Gram matrix, length k. */
  readonly spectrum: Float64Array;
}

export interface AlsRun {
  readonly rng: Rng;
  /** After each iteration. */
  onIteration?(done: number): void;
  /** Asked between chunks of rows, and given a turn between halves. */
  readonly pace?: Pace;
  readonly backend?: Kernel["backend"];
}

/** One side of the factorisation: X = W·T, of which only W is stored row by row. */
interface Side {
  readonly rows: number;
  readonly solved: Float32Array;
  pending: Float64Array;
}

interface Workspace {
  readonly kernel: Kernel;
  /** One of max(rows, columns) rows of k: the gathered side after its rotation. */
  readonly gathered: Float32Array;
  readonly matrixK: Float32Array;
  readonly base: Float32Array;
  readonly scratch: Float32Array;
}

/** A sparse matrix in the kernel's memory. */
interface Observed {
  readonly rows: number;
  readonly indptr: Uint32Array;
  readonly indices: Uint32Array;
  readonly confidence: Float32Array;
  readonly ridge: Float32Array;
}

/**
 * Implicit ALS (README.md): alternately solves all rows and all columns, and returns the factors of the
 * columns.
 *
 * @param matrix rows × columns with weights; d = α · weight
 * @throws RangeError for an empty matrix or parameters out of range
 */
export async function trainAls(matrix: Csr, config: AlsConfig, run: AlsRun): Promise<AlsFactors> {
  checkAlsConfig(config);
  if (matrix.indices.length === 0) {
    throw new RangeError(`Nothing to learn from: the ${matrix.rows}×${matrix.columns} matrix is empty.`);
  }
  const k = config.factors;
  const kernel = createKernel(trainingBytes(matrix, k), run.backend);
  const space: Workspace = {
    kernel,
    gathered: kernel.floats(Math.max(matrix.rows, matrix.columns) * k),
    matrixK: kernel.floats(k * k),
    base: kernel.floats(k),
    scratch: kernel.floats(5 * k),
  };
  const byRow = copyToKernel(kernel, matrix, config.alpha);
  const byColumn = copyToKernel(kernel, transpose(matrix), config.alpha);
  const rows: Side = createSide(kernel, matrix.rows, k);
  const columns: Side = createSide(kernel, matrix.columns, k);
  const spread = 0.1 / Math.sqrt(k);
  for (let i = 0; i < columns.solved.length; i++) columns.solved[i] = spread * run.rng.normal();

  const pace = run.pace ?? NO_PACE;
  for (let iteration = 1; iteration <= config.iterations; iteration++) {
    solveSide(space, byRow, rows, columns, config, pace);
    await pace.breathe();
    solveSide(space, byColumn, columns, rows, config, pace);
    await pace.breathe();
    run.onIteration?.(iteration);
  }
  return rotateToEigenbasis(space, columns, k);
}

function trainingBytes(matrix: Csr, k: number): number {
  const { rows, columns, indices } = matrix;
  const floats = (rows + columns + Math.max(rows, columns)) * k + k * k + 6 * k;
  const sparse = 4 * indices.length + 2 * (rows + columns + 1);
  return 4 * (floats + sparse) + ARRAYS * 64;
}

function createSide(kernel: Kernel, rows: number, k: number): Side {
  return { rows, solved: kernel.floats(rows * k), pending: identityMatrix(k) };
}

function copyToKernel(kernel: Kernel, matrix: Csr, alpha: number): Observed {
  const indptr = kernel.integers(matrix.rows + 1);
  const indices = kernel.integers(matrix.indices.length);
  const confidence = kernel.floats(matrix.values.length);
  indptr.set(matrix.indptr);
  indices.set(matrix.indices);
  for (let e = 0; e < confidence.length; e++) confidence[e] = alpha * matrix.values[e];
  return { rows: matrix.rows, indptr, indices, confidence, ridge: kernel.floats(matrix.rows) };
}

/** One half: `target` given `source`. Leaves the target's change of coordinates pending. */
function solveSide(
  space: Workspace,
  observed: Observed,
  target: Side,
  source: Side,
  config: AlsConfig,
  pace: Pace,
): void {
  const k = config.factors;
  const { kernel, gathered, matrixK, base, scratch } = space;
  const dense = diagonaliseDenseTerm(gramOf(space, source, k, pace), config, source.rows);
  base.set(dense.base);
  for (let r = 0; r < observed.rows; r++) {
    observed.ridge[r] = dense.ridgeOf(observed.indptr[r + 1] - observed.indptr[r]);
  }
  matrixK.set(multiply(source.pending, dense.rotation, k));
  forChunks(source.rows, pace, (from, to) =>
    kernel.transformRows(source.solved, k, from, to, matrixK, gathered),
  );
  const system = {
    k,
    ...observed,
    gathered,
    base,
    unobserved: config.unobserved,
    tolerance: config.tolerance,
    maxSteps: config.maxSteps,
    solved: target.solved,
    scratch,
  };
  forChunks(observed.rows, pace, (from, to) => kernel.solveRows(system, from, to));
  target.pending = dense.back;
}

/** XᵀX = Tᵀ(WᵀW)T, so X itself is never needed. Chunks are summed in double precision. */
function gramOf(space: Workspace, side: Side, k: number, pace: Pace): Float64Array {
  const sum = new Float64Array(k * k);
  forChunks(side.rows, pace, (from, to) => {
    space.kernel.gram(side.solved, k, from, to, space.matrixK);
    for (let i = 0; i < sum.length; i++) sum[i] += space.matrixK[i];
  });
  return multiply(transposeSquare(side.pending, k), multiply(sum, side.pending, k), k);
}

/** Applies what is pending and turns the factors so that their Gram matrix is diagonal; X·Yᵀ does not notice. */
function rotateToEigenbasis(space: Workspace, side: Side, k: number): AlsFactors {
  const { values, vectors } = decomposeSymmetric(gramOf(space, side, k, NO_PACE), k);
  space.matrixK.set(multiply(side.pending, vectors, k));
  space.kernel.transformRows(side.solved, k, 0, side.rows, space.matrixK, space.gathered);
  return { factors: space.gathered.slice(0, side.rows * k), spectrum: values };
}

function forChunks(rows: number, pace: Pace, work: (from: number, to: number) => void): void {
  for (let from = 0; from < rows; from += CHUNK_ROWS) {
    pace.checkpoint();
    work(from, Math.min(rows, from + CHUNK_ROWS));
  }
}
