import type { Csr } from "../../linalg/sparse/csr";
import { createKernel } from "../../kernels/create-kernel";
import type { Kernel } from "../../kernels/kernel";
import type { KernelPool } from "../../kernels/pool";
import type { AlsConfig } from "./config";
import { checkMatrix, copyMatrix, observedBytes, type Observed } from "./observed";
import { createEigenbasis, eigenbasisBytes, type Eigenbasis } from "./eigenbasis";
import { evenRanges, rangesByWork } from "./ranges";
import { triangleBytes } from "./triangles";

/** Ranges that a pass over a side is divided into: shared out fairly, stopped soon. */
const MOST_RANGES = 512;
/** Rows of a pass over a dense matrix at a time, at least. */
const LEAST_ROWS = 512;
/** Parts of a Gram matrix that may be summed side by side: at most this many, and this many bytes of them. */
const MOST_PARTS = 64;
const PART_BYTES = 2 ** 25;
const LEAST_PARTS = 8;
/** What the kernels' blocks want k to be a multiple of. */
const BLOCK = 16;
/** Upper bound of the arrays of one training, for the padding between them. */
const ARRAYS = 32;

/** One side of the factorisation: rows of `stride`, and the sparse rows they are solved from. */
export interface Side {
  readonly name: "row" | "column";
  readonly observed: Observed;
  /** Solved rows, in the coordinates they were solved in. */
  readonly factors: Float32Array;
  readonly parts: number;
  readonly partRanges: Uint32Array;
  readonly denseRanges: Uint32Array;
  readonly sparseRanges: Uint32Array;
}

/** Everything a training works on, in the memory of one kernel. */
export interface Workspace {
  readonly kernel: Kernel;
  readonly k: number;
  /** k rounded up to whole blocks; the rest of each row is zero. */
  readonly stride: number;
  readonly rows: Side;
  readonly columns: Side;
  /** The rows of the side that is given, as the other gathers them: rotated, and packed into half the space. */
  readonly gathered: Uint32Array;
  /** stride × stride */
  readonly rotation: Float32Array;
  readonly base: Float32Array;
  /** Parts × stride × stride */
  readonly grams: Float64Array;
  readonly eigenbasis: Eigenbasis;
  /** One per row of the larger side. */
  readonly losses: Float64Array;
}

/**
 * Copies the matrix into a kernel and sets up both sides around it.
 *
 * @throws RangeError naming the first entry that no training can use
 */
export function createWorkspace(
  matrix: Csr,
  config: AlsConfig,
  options: { readonly backend?: Kernel["backend"]; readonly pool?: KernelPool },
): Workspace {
  checkMatrix(matrix, config.alpha);
  const k = config.factors;
  const stride = Math.ceil(k / BLOCK) * BLOCK;
  const parts = countParts(Math.max(matrix.rows, matrix.columns), stride);
  const kernel = createKernel(workspaceBytes(matrix, k, stride, parts), {
    ...options,
    scratch: 4 * stride * stride + 512 * stride,
  });
  const { byRow, byColumn } = copyMatrix(kernel, matrix, config.alpha);
  return {
    kernel,
    k,
    stride,
    rows: createSide(kernel, "row", byRow, stride),
    columns: createSide(kernel, "column", byColumn, stride),
    gathered: kernel.integers((Math.max(matrix.rows, matrix.columns) * stride) / 2),
    rotation: kernel.floats(stride * stride),
    base: kernel.floats(stride),
    grams: kernel.doubles(parts * stride * stride),
    eigenbasis: createEigenbasis(kernel, k),
    losses: kernel.doubles(Math.max(matrix.rows, matrix.columns)),
  };
}

function createSide(kernel: Kernel, name: Side["name"], observed: Observed, stride: number): Side {
  const { rows, indptr } = observed;
  const parts = countParts(rows, stride);
  const copyRanges = (ranges: Uint32Array): Uint32Array => {
    const copy = kernel.integers(ranges.length);
    copy.set(ranges);
    return copy;
  };
  return {
    name,
    observed,
    parts,
    factors: kernel.floats(rows * stride),
    partRanges: copyRanges(evenRanges(parts, 1)),
    denseRanges: copyRanges(evenRanges(rows, Math.max(LEAST_ROWS, Math.ceil(rows / MOST_RANGES)))),
    sparseRanges: copyRanges(rangesByWork(indptr, MOST_RANGES)),
  };
}

/** The same for any number of threads, so that sums come out the same. */
function countParts(rows: number, stride: number): number {
  const affordable = Math.max(LEAST_PARTS, Math.floor(PART_BYTES / (8 * stride * stride)));
  return Math.min(MOST_PARTS, affordable, Math.ceil(rows / LEAST_ROWS));
}

function workspaceBytes(matrix: Csr, k: number, stride: number, parts: number): number {
  const { rows, columns } = matrix;
  const floats = (rows + columns + Math.max(rows, columns) / 2 + stride + 1) * stride;
  const doubles = parts * stride * stride + Math.max(rows, columns);
  const ranges = 2 * 2 * (2 * (MOST_RANGES + 1) + MOST_PARTS);
  return (
    4 * (floats + ranges) +
    8 * doubles +
    observedBytes(matrix) +
    triangleBytes(k) +
    eigenbasisBytes(k) +
    ARRAYS * 64
  );
}

/** The factors of one side as somebody outside knows them: rows in their original order, k each. */
export function readFactors({ k, stride }: Workspace, { factors, observed }: Side): Float32Array {
  const out = new Float32Array(observed.rows * k);
  for (let r = 0; r < observed.rows; r++) {
    out.set(factors.subarray(r * stride, r * stride + k), observed.order[r] * k);
  }
  return out;
}

/** @throws RangeError when they are not as many as the side has */
export function writeFactors(
  { k, stride }: Workspace,
  { factors, observed }: Side,
  values: Float32Array,
): void {
  if (values.length !== observed.rows * k) {
    throw new RangeError(`${values.length} factors do not fit ${observed.rows} rows of ${k}.`);
  }
  for (let r = 0; r < observed.rows; r++) {
    const at = observed.order[r] * k;
    factors.set(values.subarray(at, at + k), r * stride);
  }
}
