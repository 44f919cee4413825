import type { Operations } from "../operations";

/** The operands of `solveRows` by name, and the vectors of one row's conjugate gradient. */
interface RowSystem {
  readonly k: number;
  readonly indptr: Uint32Array;
  readonly indices: Uint32Array;
  readonly confidence: Float32Array;
  readonly gathered: Float32Array;
  readonly base: Float32Array;
  readonly ridge: Float32Array;
  readonly unobserved: number;
  readonly tolerance: number;
  readonly maxSteps: number;
  readonly r: Float64Array;
  readonly p: Float64Array;
  readonly ap: Float64Array;
}

/**
 * How much a step is expected to shrink the residual: the last one is taken without looking whether it did, which
 * saves half of it.
 */
const STEP_GAIN = 5;

/** Each row of the range by preconditioned conjugate gradient from zero. */
export function solveRows(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...operands: Operations["solveRows"]
): void {
  const [k, indptr, indices, confidence, gathered, base, ridge, unobserved, tolerance, maxSteps, solved] =
    operands;
  const system = {
    ...{ k, indptr, indices, confidence, gathered, base, ridge, unobserved, tolerance, maxSteps },
    ...{ r: new Float64Array(k), p: new Float64Array(k), ap: new Float64Array(k) },
  };
  for (let row = from; row < to; row++) solveRow(system, row, solved.subarray(row * k, row * k + k));
}

/** Letters as in Saad, Iterative Methods, algorithm 9.1; M = diag(base + ridge). */
function solveRow(system: RowSystem, row: number, x: Float32Array): void {
  const { k, base, r, p, ap, tolerance, maxSteps } = system;
  const ridge = system.ridge[row];
  x.fill(0);
  sumRightSide(system, row);
  let rz = 0;
  for (let f = 0; f < k; f++) {
    p[f] = r[f] / (base[f] + ridge);
    rz += r[f] * p[f];
  }
  const enough = rz * tolerance ** 2;
  const nearlyEnough = enough * STEP_GAIN ** 2;
  for (let step = 1; rz > enough; step++) {
    const isLast = step >= maxSteps || rz <= nearlyEnough;
    const alpha = rz / applySystem(system, row);
    let rzNext = 0;
    for (let f = 0; f < k; f++) {
      x[f] += alpha * p[f];
      r[f] -= alpha * ap[f];
      rzNext += (r[f] * r[f]) / (base[f] + ridge);
    }
    if (isLast) return;
    const beta = rzNext / rz;
    for (let f = 0; f < k; f++) p[f] = r[f] / (base[f] + ridge) + beta * p[f];
    rz = rzNext;
  }
}

/** r = Σ_i (α₀ + d_i) z_i */
function sumRightSide(
  { k, indptr, indices, confidence, gathered, unobserved, r }: RowSystem,
  row: number,
): void {
  r.fill(0);
  for (let e = indptr[row]; e < indptr[row + 1]; e++) {
    const z = indices[e] * k;
    const weight = unobserved + confidence[e];
    for (let f = 0; f < k; f++) r[f] += weight * gathered[z + f];
  }
}

/** ap = A·p; returns pᵀ·A·p. */
function applySystem(system: RowSystem, row: number): number {
  const { k, indptr, indices, confidence, gathered, base, p, ap } = system;
  const ridge = system.ridge[row];
  for (let f = 0; f < k; f++) ap[f] = (base[f] + ridge) * p[f];
  for (let e = indptr[row]; e < indptr[row + 1]; e++) {
    const z = indices[e] * k;
    let dot = 0;
    for (let f = 0; f < k; f++) dot += gathered[z + f] * p[f];
    const weight = confidence[e] * dot;
    for (let f = 0; f < k; f++) ap[f] += weight * gathered[z + f];
  }
  let curvature = 0;
  for (let f = 0; f < k; f++) curvature += p[f] * ap[f];
  return curvature;
}

/** What the observed entries of each row of the range add to the objective. */
export function lossRows(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...[k, indptr, indices, confidence, gathered, unobserved, solved, out]: Operations["lossRows"]
): void {
  for (let row = from; row < to; row++) {
    let loss = 0;
    for (let e = indptr[row]; e < indptr[row + 1]; e++) {
      const z = indices[e] * k;
      let score = 0;
      for (let f = 0; f < k; f++) score += gathered[z + f] * solved[row * k + f];
      loss += (unobserved + confidence[e]) * (1 - score) ** 2 - unobserved * score ** 2;
    }
    out[row] = loss;
  }
}
