import { transpose, type Csr } from "../../linalg/sparse/csr";
import type { FitRun } from "../../core/model/training";
import { rowLengths } from "../../linalg/sparse/row-lengths";
import { computeSimilarities } from "../../linalg/sparse/similarities";
import type { ItemCfConfig } from "./config";
import { weighRows } from "../../core/neighbours/term-weights";

/**
 * The neighbours of every product by the shoppers they share, as README.md has it.
 *
 * @param matrix shoppers × products
 * @returns products × products; row j holds what a history with j speaks for
 */
export async function fitItemCf(matrix: Csr, config: ItemCfConfig, run: Partial<FitRun> = {}): Promise<Csr> {
  const products = weighRows(transpose(matrix), config);
  const lengths = rowLengths(products);
  const { neighbours: limit, shrinkage, historyNorm, candidateNorm, similarityPower } = config;
  const norms = lengths.map((length) => (length > 0 ? length ** candidateNorm : 0));
  const similar = await computeSimilarities(products, { limit, norms, shrinkage }, run);
  for (let j = 0; j < similar.rows; j++) {
    const rest = lengths[j] ** (candidateNorm - historyNorm);
    for (let e = similar.indptr[j]; e < similar.indptr[j + 1]; e++) {
      similar.values[e] = (similar.values[e] * rest) ** similarityPower;
    }
  }
  return similar;
}
