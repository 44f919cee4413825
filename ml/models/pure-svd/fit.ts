import type { Csr } from "../../linalg/sparse/csr";
import { normaliseMatrix, sumColumns } from "../../linalg/normalise";
import { decomposeSparse, type SvdRun } from "../../linalg/randomised-svd";
import type { PureSvdConfig } from "./config";

export interface SvdParts {
  /** V: items × k, row-major. */
  readonly vectors: Float32Array;
  /** How often each item occurs. */
  readonly counts: Float64Array;
}

/**
 * @param matrix users × items
 * @throws RangeError for an empty matrix
 */
export async function fitPureSvd(matrix: Csr, config: PureSvdConfig, run: SvdRun): Promise<SvdParts> {
  const normalised = normaliseMatrix(matrix, config.userExponent, config.itemExponent);
  const { vectors, values } = await decomposeSparse(normalised, { rank: config.factors }, run);
  return { vectors: dropNothing(vectors, values), counts: sumColumns(matrix) };
}

/** Directions weaker than this, relative to the strongest, are rounding: they become zeros. */
const NOTHING = 1e-3;

function dropNothing(vectors: Float32Array, values: Float64Array): Float32Array {
  const k = values.length;
  return vectors.map((value, at) => (values[at % k] > NOTHING * values[0] ? value : 0));
}
