import { cholesky, invertLower } from "./cholesky";
import { transposeSquare } from "./dense";
import type { TallMatrix } from "./tall-matrix";

/**
 * Times k, added to the diagonal of the Gram matrix of the unit-length columns. In single precision, columns that
 * depend on others are noise of that size: the shift keeps the factorisation from failing on them.
 */
const SHIFT = 2.5e-7;

/**
 * Makes the columns of W orthonormal, in place, by shifted Cholesky QR (Fukaya et al. 2020): W·L⁻ᵀ with LLᵀ = WᵀW.
 * One pass brings the ratio of the singular values down by more than a hundred, three make them 1. Columns of zeros stay, and
 * those that depend on others end as zeros or as some direction orthogonal to them.
 */
export async function orthonormalise(w: TallMatrix, passes: number): Promise<void> {
  for (let pass = 0; pass < passes; pass++) {
    await w.transform(orthonormalisingFactor(await w.gram(), w.k), true);
  }
}

/**
 * D·L⁻ᵀ, where D makes the columns of unit length, and LLᵀ is what their Gram matrix then is, shifted; scaled so that
 * columns that are orthonormal stay as they are.
 */
function orthonormalisingFactor(gram: Float64Array, k: number): Float64Array {
  const scale = Float64Array.from({ length: k }, (_, i) => {
    const square = gram[i * k + i];
    return square > 0 ? 1 / Math.sqrt(square) : 0;
  });
  const unit = gram.map((value, at) => value * scale[Math.floor(at / k)] * scale[at % k]);
  const diagonal = 1 + SHIFT * k;
  for (let i = 0; i < k; i++) unit[i * k + i] = diagonal;
  const factor = transposeSquare(invertLower(cholesky(unit, k), k), k);
  return factor.map((value, at) => Math.sqrt(diagonal) * value * scale[Math.floor(at / k)]);
}
