import type { Csr } from "../../linalg/sparse/csr";
import { checkBounds } from "../model/check-bounds";

/** How much a pair counts: as it is, or as the words of a text do. */
export const WEIGHTINGS = ["plain", "tf-idf", "bm25"] as const;

export interface WeightingConfig {
  readonly weighting: (typeof WEIGHTINGS)[number];
  /** K₁ of BM25, > 0: the larger, the longer more of the same goes on to count more. */
  readonly k1: number;
  /** B of BM25, 0–1: how far long rows are discounted. */
  readonly b: number;
}

/** What weighing needs to know of the whole matrix; a new row is weighed by the same. */
export interface Terms {
  /** ln(1 + (n − n_c + ½) / (n_c + ½)) of each column, where n_c of n rows have it; > 0. */
  readonly idf: Float64Array;
  /** Mean sum of the rows that are not empty. */
  readonly meanLength: number;
}

/** @throws RangeError naming the parameter that is out of range */
export function checkWeighting(kind: string, config: WeightingConfig): void {
  const { weighting } = config;
  if (!(WEIGHTINGS as readonly string[]).includes(weighting)) {
    throw new RangeError(
      `${kind} "weighting" must be one of ${WEIGHTINGS.join(", ")}; found "${weighting}".`,
    );
  }
  checkBounds(kind, config, { k1: { low: 0, high: 1e6, open: true }, b: { low: 0, high: 1 } });
}

/** Counts what `weighRow` needs: a row is a document, a column a term. */
export function describeTerms({ rows, columns, indptr, indices, values }: Csr): Terms {
  const counts = new Float64Array(columns);
  let filled = 0;
  for (let r = 0; r < rows; r++) if (indptr[r + 1] > indptr[r]) filled++;
  for (const column of indices) counts[column]++;
  const whole = values.reduce((sum, value) => sum + value, 0);
  return {
    idf: counts.map((count) => Math.log(1 + (filled - count + 0.5) / (count + 0.5))),
    meanLength: filled > 0 ? whole / filled : 1,
  };
}

/**
 * Weighs one row:
 *
 *     tf-idf   √x · idf_c
 *     bm25     x (K₁ + 1) / (x + K₁ (1 − B + B · length / mean length)) · idf_c        length = Σ x of the row
 *
 * @param out as long as `values`, which it may be
 */
export function weighRow(
  columns: Uint32Array,
  values: ArrayLike<number>,
  { idf, meanLength }: Terms,
  { weighting, k1, b }: WeightingConfig,
  out: Float32Array | Float64Array,
): void {
  let length = 0;
  for (let e = 0; e < columns.length; e++) length += values[e];
  const saturation = k1 * (1 - b + (b * length) / meanLength);
  for (let e = 0; e < columns.length; e++) {
    const x = values[e];
    if (weighting === "plain") out[e] = x;
    else if (weighting === "tf-idf") out[e] = Math.sqrt(x) * idf[columns[e]];
    else out[e] = x > 0 ? ((x * (k1 + 1)) / (x + saturation)) * idf[columns[e]] : 0;
  }
}

/** The matrix with every row weighed by itself and its columns. */
export function weighRows(matrix: Csr, config: WeightingConfig, terms = describeTerms(matrix)): Csr {
  if (config.weighting === "plain") return matrix;
  const values = new Float32Array(matrix.values.length);
  for (let r = 0; r < matrix.rows; r++) {
    const [from, to] = [matrix.indptr[r], matrix.indptr[r + 1]];
    const row = [matrix.indices.subarray(from, to), matrix.values.subarray(from, to)] as const;
    weighRow(...row, terms, config, values.subarray(from, to));
  }
  return { ...matrix, values };
}
