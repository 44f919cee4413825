import type { Kernel, RowSystem } from "./kernel";

/** The kernel in plain TypeScript: the specification of the WebAssembly one, and its stand-in. */
export function createPlainKernel(): Kernel {
  return {
    backend: "plain",
    floats: (length) => new Float32Array(length),
    integers: (length) => new Uint32Array(length),
    gram,
    transformRows,
    solveRows,
    score,
  };
}

function gram(w: Float32Array, k: number, from: number, to: number, out: Float32Array): void {
  const sums = new Float64Array(k * k);
  for (let r = from; r < to; r++) {
    const row = r * k;
    for (let i = 0; i < k; i++) {
      const wi = w[row + i];
      if (wi === 0) continue;
      for (let j = i; j < k; j++) sums[i * k + j] += wi * w[row + j];
    }
  }
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) out[i * k + j] = sums[i < j ? i * k + j : j * k + i];
}

function transformRows(
  w: Float32Array,
  k: number,
  from: number,
  to: number,
  t: Float32Array,
  out: Float32Array,
): void {
  const sums = new Float64Array(k);
  for (let r = from; r < to; r++) {
    const row = r * k;
    sums.fill(0);
    for (let i = 0; i < k; i++) {
      const wi = w[row + i];
      if (wi === 0) continue;
      for (let j = 0; j < k; j++) sums[j] += wi * t[i * k + j];
    }
    for (let j = 0; j < k; j++) out[row + j] = sums[j];
  }
}

function solveRows(system: RowSystem, from: number, to: number): number {
  let steps = 0;
  for (let row = from; row < to; row++) steps += solveRow(system, row);
  return steps;
}

/** Preconditioned conjugate gradient, letters as in Saad, Iterative Methods, algorithm 9.1; M = diag. */
function solveRow(system: RowSystem, row: number): number {
  const { k, base, scratch, solved, tolerance, maxSteps } = system;
  const ridge = system.ridge[row];
  const x = solved.subarray(row * k, row * k + k);
  const r = scratch.subarray(0, k);
  const p = scratch.subarray(k, 2 * k);
  const ap = scratch.subarray(2 * k, 3 * k);
  x.fill(0);
  sumRightSide(system, row, r);
  let rz = 0;
  for (let f = 0; f < k; f++) {
    p[f] = r[f] / (base[f] + ridge);
    rz += r[f] * p[f];
  }
  const enough = rz * tolerance * tolerance;
  let step = 0;
  while (step < maxSteps && rz > enough) {
    step++;
    const curvature = applySystem(system, row, p, ap);
    const alpha = rz / curvature;
    let rzNext = 0;
    for (let f = 0; f < k; f++) {
      x[f] += alpha * p[f];
      r[f] -= alpha * ap[f];
      rzNext += (r[f] * r[f]) / (base[f] + ridge);
    }
    const beta = rzNext / rz;
    for (let f = 0; f < k; f++) p[f] = r[f] / (base[f] + ridge) + beta * p[f];
    rz = rzNext;
  }
  return step;
}

/** out = Σ_i (α₀ + d_i) z_i */
function sumRightSide(system: RowSystem, row: number, out: Float32Array): void {
  const { k, indptr, indices, confidence, gathered, unobserved } = system;
  out.fill(0);
  for (let e = indptr[row]; e < indptr[row + 1]; e++) {
    const z = indices[e] * k;
    const weight = unobserved + confidence[e];
    for (let f = 0; f < k; f++) out[f] += weight * gathered[z + f];
  }
}

/** out = A·p; returns pᵀ·A·p. */
function applySystem(system: RowSystem, row: number, p: Float32Array, out: Float32Array): number {
  const { k, indptr, indices, confidence, gathered, base } = system;
  const ridge = system.ridge[row];
  for (let f = 0; f < k; f++) out[f] = (base[f] + ridge) * p[f];
  for (let e = indptr[row]; e < indptr[row + 1]; e++) {
    const z = indices[e] * k;
    let dot = 0;
    for (let f = 0; f < k; f++) dot += gathered[z + f] * p[f];
    const weight = confidence[e] * dot;
    for (let f = 0; f < k; f++) out[f] += weight * gathered[z + f];
  }
  let curvature = 0;
  for (let f = 0; f < k; f++) curvature += p[f] * out[f];
  return curvature;
}

function score(factors: Float32Array, k: number, count: number, x: Float32Array, out: Float32Array): void {
  for (let i = 0; i < count; i++) {
    const row = i * k;
    let sum = 0;
    for (let f = 0; f < k; f++) sum += factors[row + f] * x[f];
    out[i] = sum;
  }
}
