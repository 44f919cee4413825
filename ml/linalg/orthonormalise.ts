import { cholesky, invertLower } from "../math/cholesky";
import { transposeSquare } from "../math/dense";
import type { TallMatrix } from "./tall-matrix";

/**
 * Added to the Gram matrix of the unit-length columns. In single precision, columns that depend on others up to
 * its root are noise: the shift keeps the factorisation from failing on them.
 */
const SHIFT = 1e-6;

/**
 * Makes the columns of W orthonormal, in place, by shifted Cholesky QR (Fukaya et al. 2020): W·L⁻ᵀ with LLᵀ = WᵀW.
 * One pass brings the ratio of the singular values down by a thousand, three make them 1. Columns of zeros stay, and
 * those that depend on others end as zeros or as some direction orthogonal to them.
 */
export async function orthonormalise(w: TallMatrix, passes: number): Promise<void> {
  for (let pass = 0; pass < passes; pass++) {
    await w.transform(orthonormalisingFactor(await w.gram(), w.k), true);
  }
}

/** D·L⁻ᵀ, where D makes the columns of unit length, and LLᵀ is what their Gram matrix then is. */
function orthonormalisingFactor(gram: Float64Array, k: number): Float64Array {
  const scale = Float64Array.from({ length: k }, (_, i) => {
    const square = gram[i * k + i];
    return square > 0 ? 1 / Math.sqrt(square) : 0;
  });
  const unit = gram.map((value, at) => value * scale[Math.floor(at / k)] * scale[at % k]);
  for (let i = 0; i < k; i++) unit[i * k + i] = 1 + SHIFT;
  const factor = transposeSquare(invertLower(cholesky(unit, k), k), k);
  return factor.map((value, at) => value * scale[Math.floor(at / k)]);
}
