import { transpose, type Csr } from "../data/csr";
import { transposeSquare } from "../math/dense";
import { decomposeSymmetric } from "../math/eigen";
import type { Rng } from "../math/rng";
import { multiplySparse } from "../sparse/multiply";
import type { SparseRun } from "../sparse/sparse-run";
import { orthonormalise } from "./orthonormalise";
import { gramOfTall, multiplyTall } from "./tall-matrix";

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
  const back = transpose(matrix);
  let basis: Float32Array = Float32Array.from({ length: matrix.columns * width }, () => run.rng.normal());
  for (let step = 0; step < powerIterations; step++) {
    const image = orthonormalise(await multiplySparse(matrix, basis, width, run), width, 1);
    basis = orthonormalise(await multiplySparse(back, image, width, run), width, 1);
    run.onProgress?.((step + 1) / (powerIterations + 1));
  }
  basis = orthonormalise(basis, width);
  const svd = projectOnto(
    await multiplySparse(matrix, basis, width, run),
    basis,
    width,
    Math.min(rank, limit),
  );
  run.onProgress?.(1);
  return svd;
}

/** Rayleigh–Ritz: the singular values and right vectors of A within the span of an orthonormal basis. */
function projectOnto(image: Float32Array, basis: Float32Array, width: number, rank: number): TruncatedSvd {
  const { values, vectors } = decomposeSymmetric(gramOfTall(image, width), width);
  const strongest = Array.from(values.keys())
    .sort((a, b) => values[b] - values[a])
    .slice(0, rank);
  const byVector = transposeSquare(vectors, width);
  const turn = new Float64Array(width * rank);
  strongest.forEach((from, to) => {
    for (let i = 0; i < width; i++) turn[i * rank + to] = byVector[from * width + i];
  });
  return {
    values: Float64Array.from(strongest, (i) => Math.sqrt(values[i])),
    vectors: multiplyTall(basis, width, turn, rank),
  };
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
