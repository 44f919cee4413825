import type { FoldInOperations } from "../operations/fold-in-operations";

type SolveEntries = FoldInOperations["solveEntries"];

export function sumEntries(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...[k, columns, weights, factors, out]: FoldInOperations["sumEntries"]
): void {
  out.fill(0);
  for (let e = from; e < to; e++) {
    const y = columns[e] * k;
    for (let f = 0; f < k; f++) out[f] += weights[e] * factors[y + f];
  }
}

/** Letters as in Saad, Iterative Methods, algorithm 9.1; M = diag(base). */
export function solveEntries(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...operands: SolveEntries
): void {
  const [k, , , , base, right, tolerance, maxSteps, x] = operands;
  const r = Float64Array.from(right);
  const p = new Float64Array(k);
  const ap = new Float64Array(k);
  x.fill(0);
  let rz = 0;
  for (let f = 0; f < k; f++) {
    p[f] = r[f] / base[f];
    rz += r[f] * p[f];
  }
  const enough = rz * tolerance * tolerance;
  for (let step = 0; step < maxSteps && rz > enough; step++) {
    const alpha = rz / applySystem(from, to, operands, p, ap);
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
}

/** out = A·p; returns pᵀ·A·p. */
function applySystem(
  from: number,
  to: number,
  [k, columns, confidence, factors, base]: SolveEntries,
  p: Float64Array,
  out: Float64Array,
): number {
  let curvature = 0;
  for (let f = 0; f < k; f++) {
    out[f] = base[f] * p[f];
    curvature += out[f] * p[f];
  }
  for (let e = from; e < to; e++) {
    const y = columns[e] * k;
    let dot = 0;
    for (let f = 0; f < k; f++) dot += factors[y + f] * p[f];
    const weight = confidence[e] * dot;
    for (let f = 0; f < k; f++) out[f] += weight * factors[y + f];
    curvature += weight * dot;
  }
  return curvature;
}
