import type { Operations } from "../operations/operations";
import { addEntries, project, sumRounded, type Entries } from "./entries";
import { unpackRow } from "./packed";

/**
 * How much a step is expected to shrink the residual: the last one is taken without looking whether it did, which
 * saves half of it.
 */
const STEP_GAIN = 5;
/** Where rᵀM⁻¹r lies outside these, b is solved at another size; below the smallest there is nothing to solve. */
const [LEAST, MOST, SMALLEST] = [1e-16, 1e16, 1e-36].map(Math.fround);

/** The vectors of one row's conjugate gradient, which all rows share. */
interface Vectors {
  /** The diagonal M = base + ridge, and M⁻¹. */
  readonly diagonal: Float32Array;
  readonly inverse: Float32Array;
  readonly r: Float32Array;
  readonly p: Float32Array;
  readonly ap: Float32Array;
}

/**
 * Each row of the range by preconditioned conjugate gradient from zero.
 *
 * In single precision, and in the order of the lanes of assembly/als.ts with its fused multiply-adds: what is rounded to
 * eight binary digits between halves would let sums that differ in their last digit drift apart.
 */
export function solveRows(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...operands: Operations["solveRows"]
): void {
  const [k, indptr, indices, confidence, gathered, base, ridge, unobserved, tolerance, maxSteps, solved] =
    operands;
  const vectors = {
    diagonal: new Float32Array(k),
    inverse: new Float32Array(k),
    r: new Float32Array(k),
    p: new Float32Array(k),
    ap: new Float32Array(k),
  };
  const alpha0 = Math.fround(unobserved);
  for (let row = from; row < to; row++) {
    const [start, end] = [indptr[row], indptr[row + 1]];
    const x = solved.subarray(row * k, row * k + k).fill(0);
    if (start === end) continue;
    for (let f = 0; f < k; f++) {
      vectors.diagonal[f] = base[f] + ridge[row];
      vectors.inverse[f] = 1 / vectors.diagonal[f];
    }
    const z = gather(indices.subarray(start, end), gathered, k);
    const entries = { k, z, d: confidence.subarray(start, end) };
    vectors.r.fill(0);
    addEntries(
      entries,
      entries.d.map((d) => alpha0 + d),
      vectors.r,
    );
    solveRow(entries, vectors, Math.fround(tolerance), maxSteps, x);
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

/** Letters as in Saad, Iterative Methods, algorithm 9.1; r holds b, x zero. */
function solveRow(
  entries: Entries,
  vectors: Vectors,
  tolerance: number,
  maxSteps: number,
  x: Float32Array,
): void {
  const { r, p, ap } = vectors;
  const round = Math.fround;
  let rz = precondition(vectors);
  let size = 1;
  if (!(rz >= LEAST && rz <= MOST)) {
    size = r.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (size < SMALLEST) return;
    scaleRow(r, round(1 / size));
    rz = precondition(vectors);
  }
  let curvature = rz;
  const almost = round(tolerance * STEP_GAIN);
  const enough = round(rz * round(tolerance * tolerance));
  const nearlyEnough = round(rz * round(almost * almost));
  let alpha = 1;
  for (let step = 1; rz > enough; step++) {
    const isLast = step >= maxSteps || rz <= nearlyEnough;
    alpha = round(rz / round(curvature + project(entries, p, isLast ? undefined : ap)));
    for (let f = 0; f < x.length; f++) x[f] = alpha * p[f] + x[f];
    if (isLast) break;
    const rzNext = shrinkResidual(vectors, alpha);
    curvature = turn(vectors, round(rzNext / rz));
    rz = rzNext;
  }
  if (size !== 1) scaleRow(x, size);
  if (!(alpha > 0 && rz >= 0)) x[0] = Number.NaN;
}

/** p = M⁻¹·r and A·p = r + …; returns rᵀM⁻¹r. */
function precondition({ inverse, r, p, ap }: Vectors): number {
  const sums = new Float32Array(4);
  ap.set(r);
  for (let f = 0; f < r.length; f++) {
    p[f] = r[f] * inverse[f];
    sums[f % 4] = r[f] * p[f] + sums[f % 4];
  }
  return sumLanes(sums);
}

/** r −= alpha · A·p; returns rᵀM⁻¹r. */
function shrinkResidual({ inverse, r, ap }: Vectors, alpha: number): number {
  const sums = new Float32Array(4);
  for (let f = 0; f < r.length; f++) {
    r[f] -= Math.fround(alpha * ap[f]);
    sums[f % 4] = Math.fround(r[f] * r[f]) * inverse[f] + sums[f % 4];
  }
  return sumLanes(sums);
}

/** p = M⁻¹·r + beta · p and A·p = M·p + …; returns pᵀMp. */
function turn({ diagonal, inverse, r, p, ap }: Vectors, beta: number): number {
  const sums = new Float32Array(4);
  for (let f = 0; f < r.length; f++) {
    p[f] = beta * p[f] + Math.fround(r[f] * inverse[f]);
    ap[f] = p[f] * diagonal[f];
    sums[f % 4] = p[f] * ap[f] + sums[f % 4];
  }
  return sumLanes(sums);
}

function scaleRow(row: Float32Array, factor: number): void {
  for (let f = 0; f < row.length; f++) row[f] *= factor;
}

function sumLanes([a, b, c, d]: Float32Array): number {
  return sumRounded(a, b, c, d);
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
