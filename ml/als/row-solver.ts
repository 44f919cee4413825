/**
 * The system of one row in the eigenbasis, solved in double precision for serving:
 *
 *     A = diag(base) + Σ_j d_j y_j y_jᵀ        base = α₀Λ + λ_u
 */
export interface RowOperator {
  readonly k: number;
  /** All factors, row-major. */
  readonly factors: Float32Array;
  /** Distinct columns the row has entries in, and their d. */
  readonly columns: Uint32Array;
  readonly confidence: Float64Array;
  readonly base: Float64Array;
}

const TOLERANCE = 1e-9;

/**
 * x = A⁻¹·b by conjugate gradient preconditioned with diag(base): the preconditioned system is the identity
 * plus rank n, so it ends after at most n + 1 steps but for rounding.
 */
export function solveRow(operator: RowOperator, b: Float64Array): Float64Array {
  const { k, base } = operator;
  const x = new Float64Array(k);
  const r = Float64Array.from(b);
  const p = new Float64Array(k);
  const ap = new Float64Array(k);
  let rz = 0;
  for (let f = 0; f < k; f++) {
    p[f] = r[f] / base[f];
    rz += r[f] * p[f];
  }
  const enough = rz * TOLERANCE * TOLERANCE;
  for (let step = 0; step < 2 * k + 10 && rz > enough; step++) {
    const alpha = rz / applyOperator(operator, p, ap);
    let rzNext = 0;
    for (let f = 0; f < k; f++) {
      x[f] += alpha * p[f];
      r[f] -= alpha * ap[f];
      rzNext += (r[f] * r[f]) / base[f];
    }
    const beta = rzNext / rz;
    for (let f = 0; f < k; f++) p[f] = r[f] / base[f] + beta * p[f];
    rz = rzNext;
  }
  return x;
}

/** Σ_j (α₀ + d_j) y_j */
export function rightSide(operator: RowOperator, unobserved: number): Float64Array {
  const { k, factors, columns, confidence } = operator;
  const b = new Float64Array(k);
  for (let j = 0; j < columns.length; j++) {
    const y = columns[j] * k;
    const weight = unobserved + confidence[j];
    for (let f = 0; f < k; f++) b[f] += weight * factors[y + f];
  }
  return b;
}

/** out = A·p; returns pᵀ·A·p. */
function applyOperator(operator: RowOperator, p: Float64Array, out: Float64Array): number {
  const { k, factors, columns, confidence, base } = operator;
  for (let f = 0; f < k; f++) out[f] = base[f] * p[f];
  for (let j = 0; j < columns.length; j++) {
    const y = columns[j] * k;
    let dot = 0;
    for (let f = 0; f < k; f++) dot += factors[y + f] * p[f];
    const weight = confidence[j] * dot;
    for (let f = 0; f < k; f++) out[f] += weight * factors[y + f];
  }
  let curvature = 0;
  for (let f = 0; f < k; f++) curvature += p[f] * out[f];
  return curvature;
}
