import type { Csr } from "../../linalg/sparse/csr";
import { normaliseMatrix, sumColumns } from "../../linalg/normalise";
import { decomposeSparse, type SvdRun } from "../../linalg/randomised-svd";
import type { GraphFilterConfig } from "./config";
import { fitCorrection } from "./fit-correction";

/** What a graph filter consists of. */
export interface GraphFilterParts {
  /** R̃ / σ₁, users × items: the paths P = R̃ᵀR̃ then have 1 as their largest eigenvalue. */
  readonly paths: Csr;
  /** U: items × k, row-major, the strongest directions of P, and their eigenvalues in it. */
  readonly directions: Float32Array;
  readonly spectrum: Float64Array;
  /** B: items × items, empty where there are no neighbours. */
  readonly correction: Csr;
  /** How often each item occurs. */
  readonly counts: Float64Array;
}

/** Of the directions that a matrix has, at most this share is told apart: else nothing would be left as the rest. */
const MOST_DIRECTIONS = 1 / 32;
/** Directions weaker than this are rounding. */
const NOTHING = 1e-6;
/** The decomposition's part of the work, where the low-pass is corrected afterwards. */
const DECOMPOSING = 0.5;

/**
 * @param matrix users × items
 * @throws RangeError for an empty matrix
 */
export async function fitGraphFilter(
  matrix: Csr,
  config: GraphFilterConfig,
  run: SvdRun,
): Promise<GraphFilterParts> {
  const normalised = normaliseMatrix(matrix, config.userExponent, config.itemExponent);
  const most = Math.ceil(MOST_DIRECTIONS * Math.min(matrix.rows, matrix.columns));
  const rank = Math.min(config.dimensions, most);
  const share = config.neighbours > 0 ? DECOMPOSING : 1;
  const report = (from: number, part: number) => (done: number) => run.onProgress?.(from + part * done);
  const decomposing = { ...run, onProgress: report(0, share) };
  const { values, vectors } = await decomposeSparse(normalised, { rank, powerIterations: 3 }, decomposing);
  const eigenvalues = values.map((value) => (value / values[0]) ** 2);
  const kept = Math.max(1, eigenvalues.findLastIndex((value) => value > NOTHING) + 1);
  const paths = { ...normalised, values: normalised.values.map((value) => value / values[0]) };
  const directions = keepColumns(vectors, values.length, kept);
  const spectrum = eigenvalues.slice(0, kept);
  const correcting = { ...run, onProgress: report(share, 1 - share) };
  const correction = await fitCorrection({ paths, directions, spectrum }, config, correcting);
  return { paths, directions, spectrum, correction, counts: sumColumns(matrix) };
}

function keepColumns(matrix: Float32Array, columns: number, kept: number): Float32Array {
  if (kept === columns) return matrix;
  const rows = matrix.length / columns;
  const out = new Float32Array(rows * kept);
  for (let r = 0; r < rows; r++) out.set(matrix.subarray(r * columns, r * columns + kept), r * kept);
  return out;
}
