import { transpose, type Csr } from "../../linalg/sparse/csr";

const TOLERANCE = 1e-6;
const MAX_STEPS = 500;

/**
 * W of the ridge regressions y ≈ C·w of all k columns of Y: minimise |C·W − Y|² + λ|W|².
 *
 * Whichever system is smaller is solved, (CᵀC + λI)W = CᵀY over terms or W = Cᵀ(CCᵀ + λI)⁻¹Y over items, by
 * conjugate gradient: neither CᵀC nor CCᵀ is ever made.
 *
 * @param c items × terms
 * @param y items × k, row-major
 * @param lambda > 0
 * @param tolerance share of the right side at which a system's residual ends
 * @returns terms × k, row-major
 */
export function solveRidge(
  c: Csr,
  y: Float64Array,
  k: number,
  lambda: number,
  tolerance = TOLERANCE,
): Float64Array {
  const ct = transpose(c);
  const system = { k, lambda, tolerance };
  if (c.columns <= c.rows) {
    return solveColumns((v) => multiplyBack(c, v, k), multiplyDense(ct, y, k), system);
  }
  return multiplyDense(
    ct,
    solveColumns((v) => multiplyBack(ct, v, k), y, system),
    k,
  );
}

/** AᵀA·V for a sparse A and a dense V of k columns, row by row: A·V, which may be many times V, is never whole. */
function multiplyBack(a: Csr, v: Float64Array, k: number): Float64Array {
  const { indptr, indices, values } = a;
  const out = new Float64Array(a.columns * k);
  const product = new Float64Array(k);
  for (let row = 0; row < a.rows; row++) {
    product.fill(0);
    for (let e = indptr[row]; e < indptr[row + 1]; e++) {
      const value = values[e];
      const from = indices[e] * k;
      for (let f = 0; f < k; f++) product[f] += value * v[from + f];
    }
    for (let e = indptr[row]; e < indptr[row + 1]; e++) {
      const value = values[e];
      const to = indices[e] * k;
      for (let f = 0; f < k; f++) out[to + f] += value * product[f];
    }
  }
  return out;
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

interface RidgeSystem {
  readonly k: number;
  readonly lambda: number;
  readonly tolerance: number;
}

/** X of (A + λI)X = B: conjugate gradient on all k columns side by side, each with its own steps. */
function solveColumns(
  apply: (v: Float64Array) => Float64Array,
  b: Float64Array,
  { k, lambda, tolerance }: RidgeSystem,
): Float64Array {
  const x = new Float64Array(b.length);
  const r = Float64Array.from(b);
  const p = Float64Array.from(b);
  let rr = dotColumns(r, r, k);
  const enough = rr.map((value) => value * tolerance ** 2);
  for (let step = 0; step < MAX_STEPS && rr.some((value, f) => value > enough[f]); step++) {
    const ap = apply(p);
    for (let e = 0; e < ap.length; e++) ap[e] += lambda * p[e];
    const curvature = dotColumns(p, ap, k);
    const length = rr.map((value, f) => (value > enough[f] ? value / curvature[f] : 0));
    for (let at = 0; at < x.length; at += k) {
      for (let f = 0; f < k; f++) {
        x[at + f] += length[f] * p[at + f];
        r[at + f] -= length[f] * ap[at + f];
      }
    }
    const next = dotColumns(r, r, k);
    const keep = next.map((value, f) => (rr[f] > enough[f] ? value / rr[f] : 0));
    for (let at = 0; at < p.length; at += k) {
      for (let f = 0; f < k; f++) p[at + f] = r[at + f] + keep[f] * p[at + f];
    }
    rr = next;
  }
  return x;
}

/** Inner products of the columns of two row-major matrices. */
function dotColumns(a: Float64Array, b: Float64Array, k: number): Float64Array {
  const sums = new Float64Array(k);
  for (let at = 0; at < a.length; at += k) {
    for (let f = 0; f < k; f++) sums[f] += a[at + f] * b[at + f];
  }
  return sums;
}
