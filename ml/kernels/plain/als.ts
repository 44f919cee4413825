import type { Operations } from "../operations";
import { unpackRow } from "./packed";

/** The equation of one row, and the vectors of its conjugate gradient. */
interface RowSystem {
  readonly k: number;
  /** z_i, one after the other, and d_i. */
  readonly z: Float32Array;
  readonly d: Float32Array;
  readonly base: Float32Array;
  readonly ridge: number;
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
  const vectors = { r: new Float64Array(k), p: new Float64Array(k), ap: new Float64Array(k) };
  for (let row = from; row < to; row++) {
    const [start, end] = [indptr[row], indptr[row + 1]];
    const z = gather(indices.subarray(start, end), gathered, k);
    const system = { k, z, d: confidence.subarray(start, end), base, ridge: ridge[row], ...vectors };
    sumRightSide(system, unobserved);
    solveRow(system, tolerance, maxSteps, solved.subarray(row * k, row * k + k));
  }
}

/** The packed rows of the columns, unpacked one after the other. */
function gather(columns: Uint32Array, gathered: Uint32Array, k: number): Float32Array {
  const z = new Float32Array(columns.length * k);
  for (let e = 0; e < columns.length; e++) {
    unpackRow(gathered, (columns[e] * k) / 2, z.subarray(e * k, e * k + k));
  }
  return z;
}

/** r = Σ_i (α₀ + d_i) z_i */
function sumRightSide({ k, z, d, r }: RowSystem, unobserved: number): void {
  r.fill(0);
  for (let e = 0; e < d.length; e++) {
    for (let f = 0; f < k; f++) r[f] += (unobserved + d[e]) * z[e * k + f];
  }
}

/** Letters as in Saad, Iterative Methods, algorithm 9.1; M = diag(base + ridge), r holds b. */
function solveRow(system: RowSystem, tolerance: number, maxSteps: number, x: Float32Array): void {
  const { k, base, ridge, r, p, ap } = system;
  x.fill(0);
  let rz = 0;
  for (let f = 0; f < k; f++) {
    p[f] = r[f] / (base[f] + ridge);
    rz += r[f] * p[f];
  }
  const enough = rz * tolerance ** 2;
  const nearlyEnough = enough * STEP_GAIN ** 2;
  for (let step = 1; rz > enough; step++) {
    const isLast = step >= maxSteps || rz <= nearlyEnough;
    const alpha = rz / applySystem(system);
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

/** ap = A·p; returns pᵀ·A·p. */
function applySystem({ k, z, d, base, ridge, p, ap }: RowSystem): number {
  for (let f = 0; f < k; f++) ap[f] = (base[f] + ridge) * p[f];
  for (let e = 0; e < d.length; e++) {
    let dot = 0;
    for (let f = 0; f < k; f++) dot += z[e * k + f] * p[f];
    for (let f = 0; f < k; f++) ap[f] += d[e] * dot * z[e * k + f];
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
  ...[k, indptr, indices, confidence, given, unobserved, solved, out]: Operations["lossRows"]
): void {
  for (let row = from; row < to; row++) {
    let loss = 0;
    for (let e = indptr[row]; e < indptr[row + 1]; e++) {
      let score = 0;
      for (let f = 0; f < k; f++) score += given[indices[e] * k + f] * solved[row * k + f];
      loss += (unobserved + confidence[e]) * (1 - score) ** 2 - unobserved * score ** 2;
    }
    out[row] = loss;
  }
}
