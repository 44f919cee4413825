// One row's system in double precision over factors in single: what serving solves for every request. Letters as in
// retrieval/plain-fold-in.ts.

import { maddDouble } from "./vector";

@inline
function loadTwo(y: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(y));
}

/** p · y for k doubles and k floats. */
@inline
function dotMixed(p: usize, y: usize, k: i32): f64 {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let f = 0;
  for (; f + 8 <= k; f += 8) {
    s0 = maddDouble(v128.load(p), loadTwo(y), s0);
    s1 = maddDouble(v128.load(p, 16), loadTwo(y + 8), s1);
    s2 = maddDouble(v128.load(p, 32), loadTwo(y + 16), s2);
    s3 = maddDouble(v128.load(p, 48), loadTwo(y + 24), s3);
    p += 64;
    y += 32;
  }
  s0 = f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3));
  let sum = f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1);
  for (; f < k; f++) {
    sum += load<f64>(p) * <f64>load<f32>(y);
    p += 8;
    y += 4;
  }
  return sum;
}

/** out += a · y */
@inline
function addMixed(a: f64, y: usize, out: usize, k: i32): void {
  const wide = f64x2.splat(a);
  let f = 0;
  for (; f + 4 <= k; f += 4) {
    v128.store(out, maddDouble(wide, loadTwo(y), v128.load(out)));
    v128.store(out, maddDouble(wide, loadTwo(y + 8), v128.load(out, 16)), 16);
    out += 32;
    y += 16;
  }
  for (; f < k; f++) {
    store<f64>(out, load<f64>(out) + a * <f64>load<f32>(y));
    out += 8;
    y += 4;
  }
}

export function sumEntries(
  from: i32,
  to: i32,
  _scratch: usize,
  k: i32,
  columns: usize,
  weights: usize,
  factors: usize,
  out: usize,
): void {
  memory.fill(out, 0, <usize>k << 3);
  for (let e = from; e < to; e++) {
    const y = factors + ((<usize>load<u32>(columns + (<usize>e << 2)) * <usize>k) << 2);
    addMixed(load<f64>(weights + (<usize>e << 3)), y, out, k);
  }
}

/** `scratch` holds r, p and A·p. */
export function solveEntries(
  from: i32,
  to: i32,
  scratch: usize,
  k: i32,
  columns: usize,
  confidence: usize,
  factors: usize,
  base: usize,
  right: usize,
  tolerance: f64,
  maxSteps: i32,
  solved: usize,
): void {
  const size = <usize>k << 3;
  const r = scratch;
  const p = r + size;
  const ap = p + size;
  memory.copy(r, right, size);
  memory.fill(solved, 0, size);
  let rz: f64 = 0;
  for (let at: usize = 0; at < size; at += 8) {
    const residual = load<f64>(r + at);
    const z = residual / load<f64>(base + at);
    store<f64>(p + at, z);
    rz += residual * z;
  }
  const enough = rz * tolerance * tolerance;
  for (let step = 0; step < maxSteps && rz > enough; step++) {
    const alpha = rz / applySystem(from, to, k, columns, confidence, factors, base, p, ap);
    let rzNext: f64 = 0;
    for (let at: usize = 0; at < size; at += 8) {
      store<f64>(solved + at, load<f64>(solved + at) + alpha * load<f64>(p + at));
      const residual = load<f64>(r + at) - alpha * load<f64>(ap + at);
      const z = residual / load<f64>(base + at);
      store<f64>(r + at, residual);
      store<f64>(ap + at, z);
      rzNext += residual * z;
    }
    const beta = rzNext / rz;
    for (let at: usize = 0; at < size; at += 8) {
      store<f64>(p + at, load<f64>(ap + at) + beta * load<f64>(p + at));
    }
    rz = rzNext;
  }
}

/** out = A·p; returns pᵀ·A·p. */
@inline
function applySystem(
  from: i32,
  to: i32,
  k: i32,
  columns: usize,
  confidence: usize,
  factors: usize,
  base: usize,
  p: usize,
  out: usize,
): f64 {
  const size = <usize>k << 3;
  let curvature: f64 = 0;
  for (let at: usize = 0; at < size; at += 8) {
    const value = load<f64>(base + at) * load<f64>(p + at);
    store<f64>(out + at, value);
    curvature += value * load<f64>(p + at);
  }
  for (let e = from; e < to; e++) {
    const y = factors + ((<usize>load<u32>(columns + (<usize>e << 2)) * <usize>k) << 2);
    const dot = dotMixed(p, y, k);
    const weight = load<f64>(confidence + (<usize>e << 3)) * dot;
    addMixed(weight, y, out, k);
    curvature += weight * dot;
  }
  return curvature;
}
