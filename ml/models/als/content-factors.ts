import { DEFAULT_CONTENT } from "../../core/content/config";
import { LEAST_KNOWN, predictFactors } from "../../core/content/predict-factors";
import { buildTermMatrix } from "../../core/content/term-matrix";
import type { Csr } from "../../linalg/sparse/csr";
import type { ProductContent } from "../../core/model/training";

/**
 * The factors with those of products nobody has touched predicted from what they say about themselves. They stay as
 * they are, the very same array, where there is nothing to predict, too little to learn from, or content explains
 * nothing of the factors.
 *
 * @param factors products × k, row-major
 * @param matrix shoppers × products, what the factors were learnt from
 * @param content of the same products
 */
export function addContentFactors(factors: Float32Array, matrix: Csr, content: ProductContent): Float32Array {
  const terms = buildTermMatrix(content, DEFAULT_CONTENT);
  const touched = new Uint8Array(matrix.columns);
  for (const product of matrix.indices) touched[product] = 1;
  let [known, cold] = [0, 0];
  for (let product = 0; product < terms.rows; product++) {
    if (terms.indptr[product + 1] === terms.indptr[product]) continue;
    if (touched[product] === 1) known++;
    else cold++;
  }
  if (cold === 0 || known < LEAST_KNOWN) return factors;
  const predicted = predictFactors(terms, factors, touched);
  return predicted.explained > 0 ? predicted.factors : factors;
}
