import { transpose, type Csr } from "./sparse/csr";
import { decomposeSymmetric } from "./eigen";
import type { Rng } from "../base/rng";
import { multiplySparse } from "./sparse/multiply";
import type { SparseRun } from "./sparse/sparse-run";
import { orthonormalise } from "./orthonormalise";
import { TallMatrix } from "./tall-matrix";

/** The strongest singular values of a matrix, descending, and its right singular vectors. */
export interface TruncatedSvd {
  /** Length k; 0 beyond the rank of the matrix. */
  readonly values: Float64Array;
  /** Columns of the matrix × k, row-major, the columns orthonormal where the value is not 0. */
  readonly vectors: Float32Array;
}

export interface SvdOptions {
  /** How many are wanted; at most what both sides of the matrix have. */
  readonly rank: number;
  /** Further directions that are followed and thrown away in the end: more precision. */
  readonly oversampling?: number;
  /** Multiplications with AᵀA: more of them for spectra that decay slowly. */
  readonly powerIterations?: number;
}

export interface SvdRun extends SparseRun {
  readonly rng: Rng;
  /** From 0 to 1. */
  onProgress?(fraction: number): void;
}

/**
 * Truncated singular value decomposition A ≈ U·diag(values)·Vᵀ by random projection with power iterations (Halko,
 * Martinsson, Tropp 2011): costs 2·(iterations + 1) products of A with a dense block, in single precision.
 *
 * @returns V and the values; rank is the smaller of what was asked for and what the shape allows
 * @throws RangeError for options out of range
 */
export async function decomposeSparse(
  matrix: Csr,
  { rank, oversampling = 32, powerIterations = 4 }: SvdOptions,
  run: SvdRun,
): Promise<TruncatedSvd> {
  checkOptions(rank, oversampling, powerIterations);
  const limit = Math.min(matrix.rows, matrix.columns);
  const width = Math.min(rank + oversampling, limit);
  if (width === 0) return { values: new Float64Array(0), vectors: new Float32Array(0) };
  const { unit, scale } = scaleToOne(matrix);
  const back = transpose(unit);
  let basis: Float32Array = Float32Array.from({ length: matrix.columns * width }, () => run.rng.normal());
  for (let step = 0; step < powerIterations; step++) {
    const image = await multiplySparse(unit, basis, width, run);
    basis = await multiplySparse(back, await makeOrthonormal(image, width, 1, run), width, run);
    basis = await makeOrthonormal(basis, width, step + 1 < powerIterations ? 1 : 3, run);
    run.onProgress?.((step + 1) / (powerIterations + 1));
  }
  if (powerIterations === 0) basis = await makeOrthonormal(basis, width, 3, run);
  const { values, vectors } = await projectOnto(unit, basis, width, Math.min(rank, limit), run);
  run.onProgress?.(1);
  return { values: values.map((value) => scale * value), vectors };
}

/** The matrix with 1 as its largest value: squares of very large or small ones would leave single precision. */
function scaleToOne(matrix: Csr): { unit: Csr; scale: number } {
  const scale = matrix.values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
  return { unit: { ...matrix, values: matrix.values.map((value) => value / scale) }, scale };
}

async function makeOrthonormal(
  columns: Float32Array,
  width: number,
  passes: number,
  run: SvdRun,
): Promise<Float32Array> {
  const tall = new TallMatrix(columns, width, run);
  try {
    await orthonormalise(tall, passes);
    return tall.read();
  } finally {
    tall.release();
  }
}

/** Rayleigh–Ritz: the singular values and right vectors of A within the span of an orthonormal basis. */
async function projectOnto(
  matrix: Csr,
  basis: Float32Array,
  width: number,
  rank: number,
  run: SvdRun,
): Promise<TruncatedSvd> {
  const image = new TallMatrix(await multiplySparse(matrix, basis, width, run), width, run);
  const gram = await image.gram().finally(() => image.release());
  const { values, vectors } = decomposeSymmetric(gram, width);
  const strongest = Array.from(values.keys()).sort((a, b) => values[b] - values[a]);
  const turn = new Float64Array(width * width);
  strongest.forEach((from, to) => {
    for (let i = 0; i < width; i++) turn[i * width + to] = vectors[i * width + from];
  });
  const turned = new TallMatrix(basis, width, run);
  try {
    await turned.transform(turn);
    return {
      values: Float64Array.from(strongest.slice(0, rank), (i) => Math.sqrt(values[i])),
      vectors: turned.read(rank),
    };
  } finally {
    turned.release();
  }
}

function checkOptions(rank: number, oversampling: number, powerIterations: number): void {
  const wanted = [
    ["rank", rank, 1],
    ["oversampling", oversampling, 0],
    ["powerIterations", powerIterations, 0],
  ] as const;
  for (const [name, value, least] of wanted) {
    if (!(Number.isInteger(value) && value >= least)) {
      throw new RangeError(`SVD "${name}" must be an integer ≥ ${least}; found ${value}.`);
    }
  }
}
