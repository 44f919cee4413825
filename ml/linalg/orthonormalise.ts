import { cholesky, invertLower } from "../math/cholesky";
import { transposeSquare } from "../math/dense";
import { gramOfTall, multiplyTall } from "./tall-matrix";

/**
 * Added to the Gram matrix of the unit-length columns. In single precision, columns that depend on others up to
 * its root are noise: the shift keeps the factorisation from failing on them.
 */
const SHIFT = 1e-6;

/**
 * The columns of W made orthonormal by shifted Cholesky QR (Fukaya et al. 2020): Q = W·L⁻ᵀ with LLᵀ = WᵀW. One
 * pass brings the ratio of the singular values down by a thousand, three make them 1. Columns of zeros stay, and
 * those that depend on others end as zeros or as some direction orthogonal to them.
 *
 * @param w rows × k
 * @returns rows × k
 */
export function orthonormalise(w: Float32Array, k: number, passes = 3): Float32Array {
  let q = w;
  for (let pass = 0; pass < passes; pass++)
    q = multiplyTall(q, k, orthonormalisingFactor(gramOfTall(q, k), k), k);
  return q;
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
