import { transpose, type Csr } from "../data/csr";
import { plainSparse } from "../kernels/sparse/plain-sparse";
import type { SimilarityProblem } from "../kernels/sparse/sparse-ops";
import { NO_PACE } from "../pace";
import type { SparseRun } from "./sparse-run";

export interface SimilarityOptions {
  /** Most neighbours kept per row, ≥ 1. */
  readonly limit: number;
  /** One number per row, finite and ≥ 0; the lengths of the rows where left out, which makes it the cosine. */
  readonly norms?: Float32Array;
  /** Added to the product of two norms, ≥ 0; default 0. */
  readonly shrinkage?: number;
}

/** Rows computed before their neighbours are put away and others get a turn. */
const WAVE_ROWS = 256;

/**
 * The rows most like each row of A by the columns they share:
 *
 *     score(i, j) = ⟨a_i, a_j⟩ / (norm_i · norm_j + shrinkage),   j ≠ i,   score > 0
 *
 * Costs one multiplication per pair of entries in a column: columns with very many entries cost their square, so
 * leave out those that say little.
 *
 * @returns n × n; row i holds its neighbours ascending. Of equal scores the lower index is kept.
 * @throws RangeError for options out of range
 */
export async function computeSimilarities(
  matrix: Csr,
  options: SimilarityOptions,
  { pace = NO_PACE }: SparseRun = {},
): Promise<Csr> {
  const { norms = rowLengths(matrix), shrinkage = 0 } = options;
  checkOptions(matrix, norms, shrinkage, options.limit);
  const limit = Math.min(options.limit, Math.max(1, matrix.rows));
  const outputs = {
    outIndices: new Uint32Array(WAVE_ROWS * limit),
    outValues: new Float32Array(WAVE_ROWS * limit),
    outCounts: new Uint32Array(WAVE_ROWS),
  };
  const problem = { rows: matrix, columns: transpose(matrix), norms, shrinkage, limit, ...outputs };
  const found = createCollector(matrix.rows);
  for (let first = 0; first < matrix.rows; first += WAVE_ROWS) {
    pace.checkpoint();
    const to = Math.min(matrix.rows, first + WAVE_ROWS);
    plainSparse.similarRows({ ...problem, first }, first, to, new Uint32Array(0));
    found.take({ ...problem, first }, to);
    await pace.breathe();
  }
  return found.toCsr();
}

/** Euclidean lengths of the rows. */
export function rowLengths({ rows, indptr, values }: Csr): Float32Array {
  const lengths = new Float32Array(rows);
  for (let r = 0; r < rows; r++) {
    let squares = 0;
    for (let e = indptr[r]; e < indptr[r + 1]; e++) squares += values[e] * values[e];
    lengths[r] = Math.sqrt(squares);
  }
  return lengths;
}

function checkOptions(matrix: Csr, norms: Float32Array, shrinkage: number, limit: number): void {
  if (!(Number.isInteger(limit) && limit >= 1)) {
    throw new RangeError(`"limit" must be an integer ≥ 1; found ${limit}.`);
  }
  if (!(shrinkage >= 0 && Number.isFinite(shrinkage))) {
    throw new RangeError(`"shrinkage" must be finite and ≥ 0; found ${shrinkage}.`);
  }
  if (norms.length !== matrix.rows) {
    throw new RangeError(`${norms.length} norms for ${matrix.rows} rows: give one per row.`);
  }
  const wrong = norms.findIndex((norm) => !(norm >= 0 && Number.isFinite(norm)));
  if (wrong >= 0) throw new RangeError(`Norm ${wrong} is ${norms[wrong]}; norms are finite and ≥ 0.`);
}

/** Puts together what the waves find. */
function createCollector(rows: number): { take(wave: SimilarityProblem, to: number): void; toCsr(): Csr } {
  const indptr = new Uint32Array(rows + 1);
  const indices: Uint32Array[] = [];
  const values: Float32Array[] = [];
  return {
    take({ first, limit, outIndices, outValues, outCounts }, to) {
      for (let i = first; i < to; i++) {
        const start = (i - first) * limit;
        const end = start + outCounts[i - first];
        indptr[i + 1] = indptr[i] + outCounts[i - first];
        indices.push(outIndices.slice(start, end));
        values.push(outValues.slice(start, end));
      }
    },
    toCsr() {
      const csr = { rows, columns: rows, indptr };
      const all = { indices: new Uint32Array(indptr[rows]), values: new Float32Array(indptr[rows]) };
      indices.forEach((part, i) => all.indices.set(part, indptr[i]));
      values.forEach((part, i) => all.values.set(part, indptr[i]));
      return { ...csr, ...all };
    },
  };
}
