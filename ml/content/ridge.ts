import { transpose, type Csr } from "../data/csr";

/** A system's residual ends at this share of the right side. */
const TOLERANCE = 1e-6;
const MAX_STEPS = 500;

/**
 * W of the ridge regressions y ≈ C·w of all k columns of Y: minimise |C·W − Y|² + λ|W|².
 *
 * Whichever system is smaller is solved, (CᵀC + λI)W = CᵀY over terms or W = Cᵀ(CCᵀ + λI)⁻¹Y over products, by
 * conjugate gradient: neither CᵀC nor CCᵀ is ever made.
 *
 * @param c products × terms
 * @param y products × k, row-major
 * @param lambda > 0
 * @returns terms × k, row-major
 */
export function solveRidge(c: Csr, y: Float64Array, k: number, lambda: number): Float64Array {
  const ct = transpose(c);
  if (c.columns <= c.rows) {
    return solveColumns(
      (v) => multiplyDense(ct, multiplyDense(c, v, k), k),
      multiplyDense(ct, y, k),
      k,
      lambda,
    );
  }
  const dual = solveColumns((v) => multiplyDense(c, multiplyDense(ct, v, k), k), y, k, lambda);
  return multiplyDense(ct, dual, k);
}

/** C·V for a sparse C and a dense V of k columns, row-major. */
export function multiplyDense(c: Csr, v: Float64Array, k: number): Float64Array {
  const out = new Float64Array(c.rows * k);
  for (let row = 0; row < c.rows; row++) {
    for (let e = c.indptr[row]; e < c.indptr[row + 1]; e++) {
      const value = c.values[e];
      const from = c.indices[e] * k;
      for (let f = 0; f < k; f++) out[row * k + f] += value * v[from + f];
    }
  }
  return out;
}

/** X of (A + λI)X = B: conjugate gradient on all k columns side by side, each with its own steps. */
function solveColumns(
  apply: (v: Float64Array) => Float64Array,
  b: Float64Array,
  k: number,
  lambda: number,
): Float64Array {
  const x = new Float64Array(b.length);
  const r = Float64Array.from(b);
  const p = Float64Array.from(b);
  let rr = dotColumns(r, r, k);
  const enough = rr.map((value) => value * TOLERANCE ** 2);
  for (let step = 0; step < MAX_STEPS && rr.some((value, f) => value > enough[f]); step++) {
    const ap = apply(p);
    for (let e = 0; e < ap.length; e++) ap[e] += lambda * p[e];
    const curvature = dotColumns(p, ap, k);
    const length = rr.map((value, f) => (value > enough[f] ? value / curvature[f] : 0));
    for (let e = 0; e < x.length; e++) {
      x[e] += length[e % k] * p[e];
      r[e] -= length[e % k] * ap[e];
    }
    const next = dotColumns(r, r, k);
    const keep = next.map((value, f) => (rr[f] > enough[f] ? value / rr[f] : 0));
    for (let e = 0; e < p.length; e++) p[e] = r[e] + keep[e % k] * p[e];
    rr = next;
  }
  return x;
}

/** Inner products of the columns of two row-major matrices. */
function dotColumns(a: Float64Array, b: Float64Array, k: number): Float64Array {
  const sums = new Float64Array(k);
  for (let e = 0; e < a.length; e++) sums[e % k] += a[e] * b[e];
  return sums;
}
