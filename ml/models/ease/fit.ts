import type { Csr } from "../../linalg/sparse/csr";
import { invertSymmetric, type InverseRun } from "../../linalg/symmetric-inverse";
import { NO_PACE, type Pace } from "../../base/pace";
import type { EaseConfig } from "./config";

/** After so many users others get a turn. */
const USERS_PER_TURN = 1024;

/**
 * B of the equation in README.md: row j says what having item j adds to the score of each item.
 *
 * @param matrix users × items
 * @returns items × items, row-major, with zeros on the diagonal
 * @throws RangeError for an empty matrix, and for a catalog beyond `maxItems`
 */
export async function fitEase(matrix: Csr, config: EaseConfig, run: InverseRun = {}): Promise<Float32Array> {
  const n = matrix.columns;
  checkSize(n, config.maxItems);
  if (matrix.indices.length === 0) {
    throw new RangeError(`Nothing to learn from: the ${matrix.rows}×${n} matrix is empty.`);
  }
  const system = await lowerGram(matrix, run.pace ?? NO_PACE);
  const { regularisation, dropout } = config;
  for (let i = 0; i < n; i++) {
    system[i * n + i] += regularisation + (dropout / (1 - dropout)) * system[i * n + i];
  }
  await invertSymmetric(system, n, run);
  return divideByDiagonal(system, n);
}

function checkSize(n: number, most: number): void {
  if (n <= most) return;
  const gigabytes = (items: number): string => ((12 * items ** 2) / 1e9).toFixed(1);
  throw new RangeError(
    `EASE inverts a dense matrix: ${n} items take ${gigabytes(n)} GB, and "maxItems" is ${most} ` +
      `(${gigabytes(most)} GB). Use "sparse-ease", whose memory grows with the number of items, or raise the limit.`,
  );
}

/** XᵀX on and below the diagonal. */
async function lowerGram(
  { rows, columns: n, indptr, indices, values }: Csr,
  pace: Pace,
): Promise<Float64Array> {
  const gram = new Float64Array(n * n);
  for (let u = 0; u < rows; u++) {
    if (u % USERS_PER_TURN === 0) {
      pace.checkpoint();
      await pace.yield();
    }
    for (let e = indptr[u]; e < indptr[u + 1]; e++) {
      const row = indices[e] * n;
      for (let other = indptr[u]; other <= e; other++)
        gram[row + indices[other]] += values[e] * values[other];
    }
  }
  return gram;
}

/** B = I − P·diag(1/diag P): what is off the diagonal of P, each column divided by its diagonal entry. */
function divideByDiagonal(inverse: Float64Array, n: number): Float32Array {
  const scale = Float64Array.from({ length: n }, (_, i) => -1 / inverse[i * n + i]);
  const weights = new Float32Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) weights[j * n + i] = i === j ? 0 : inverse[j * n + i] * scale[i];
  }
  return weights;
}
