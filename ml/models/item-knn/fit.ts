import { transpose, type Csr } from "../../linalg/sparse/csr";
import type { FitRun } from "../../core/model/training";
import { rowLengths } from "../../linalg/sparse/row-lengths";
import { computeSimilarities } from "../../linalg/sparse/similarities";
import type { ItemKnnConfig } from "./config";
import { weighRows } from "../../core/neighbours/term-weights";

/**
 * The neighbours of every item by the users they share, as README.md has it.
 *
 * @param matrix users × items
 * @returns items × items; row j holds what a history with j speaks for
 */
export async function fitItemKnn(
  matrix: Csr,
  config: ItemKnnConfig,
  run: Partial<FitRun> = {},
): Promise<Csr> {
  const items = weighRows(transpose(matrix), config);
  const lengths = rowLengths(items);
  const { neighbours: limit, shrinkage, historyNorm, candidateNorm, similarityPower } = config;
  const norms = lengths.map((length) => (length > 0 ? length ** candidateNorm : 0));
  const similar = await computeSimilarities(items, { limit, norms, shrinkage }, run);
  for (let j = 0; j < similar.rows; j++) {
    const rest = lengths[j] ** (candidateNorm - historyNorm);
    for (let e = similar.indptr[j]; e < similar.indptr[j + 1]; e++) {
      similar.values[e] = (similar.values[e] * rest) ** similarityPower;
    }
  }
  return similar;
}
