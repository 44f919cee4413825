import { DEFAULT_CONTENT } from "../../core/content/config";
import { LEAST_KNOWN, predictFactors } from "../../core/content/predict-factors";
import { buildTermMatrix } from "../../core/content/term-matrix";
import type { Csr } from "../../linalg/sparse/csr";
import type { ItemContent } from "../../core/model/training";

/**
 * The factors with those of items nobody has touched predicted from what they say about themselves. They stay as
 * they are, the very same array, where there is nothing to predict, too little to learn from, or content explains
 * nothing of the factors.
 *
 * @param factors items × k, row-major
 * @param matrix users × items, what the factors were learnt from
 * @param content of the same items
 */
export function addContentFactors(factors: Float32Array, matrix: Csr, content: ItemContent): Float32Array {
  const terms = buildTermMatrix(content, DEFAULT_CONTENT);
  const touched = new Uint8Array(matrix.columns);
  for (const item of matrix.indices) touched[item] = 1;
  let [known, cold] = [0, 0];
  for (let item = 0; item < terms.rows; item++) {
    if (terms.indptr[item + 1] === terms.indptr[item]) continue;
    if (touched[item] === 1) known++;
    else cold++;
  }
  if (cold === 0 || known < LEAST_KNOWN) return factors;
  const predicted = predictFactors(terms, factors, touched);
  return predicted.explained > 0 ? predicted.factors : factors;
}
