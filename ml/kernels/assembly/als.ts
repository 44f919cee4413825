// One sparse row after the other by conjugate gradient; letters as in plain/als.ts. k is a multiple of 16, and
// four gathered rows are read at a time: then the multiply-adds, not the loads, are what takes the time.

import { addFour, addOne, dotFour, dotOne } from "./packed";
import { dot, madd, sumLanes } from "./vector";

/** How much a step is expected to shrink the residual: the last one is taken without looking whether it did. */
const STEP_GAIN: f32 = 5;

/** `scratch` holds M⁻¹, and r, p, A·p of the current row, k each. */
export function solveRows(
  from: i32,
  to: i32,
  scratch: usize,
  k: i32,
  indptr: usize,
  indices: usize,
  confidence: usize,
  gathered: usize,
  base: usize,
  ridge: usize,
  unobserved: f32,
  tolerance: f32,
  maxSteps: i32,
  solved: usize,
): void {
  const stride = <usize>k << 2;
  const r = scratch + stride;
  const almost = tolerance * STEP_GAIN;
  let shift: f32 = NaN;
  for (let row = from; row < to; row++) {
    const at = <usize>row << 2;
    const start = <usize>load<u32>(indptr + at) << 2;
    const end = <usize>load<u32>(indptr + at, 4) << 2;
    const x = solved + <usize>row * stride;
    clear(x, stride);
    if (start === end) continue;
    // Rows with as many entries follow each other, and share M.
    if (load<f32>(ridge + at) !== shift) {
      shift = load<f32>(ridge + at);
      invert(base, shift, stride, scratch);
    }
    clear(r, stride);
    const index = indices + start;
    const last = indices + end;
    const d = confidence + start;
    addRows(index, last, d, gathered, f32x4.splat(unobserved), stride, r);
    iterate(
      index,
      last,
      d,
      gathered,
      stride,
      base,
      shift,
      tolerance * tolerance,
      almost * almost,
      maxSteps,
      x,
      scratch,
    );
  }
}

/** Zeroes a row; memory.fill is a call, and takes longer than this for rows of this length. */
// @ts-ignore: decorator
@inline
function clear(row: usize, stride: usize): void {
  for (let at: usize = 0; at < stride; at += 64) {
    v128.store(row + at, f32x4.splat(0));
    v128.store(row + at, f32x4.splat(0), 16);
    v128.store(row + at, f32x4.splat(0), 32);
    v128.store(row + at, f32x4.splat(0), 48);
  }
}

/** out = 1 / (base + shift) */
function invert(base: usize, shift: f32, stride: usize, out: usize): void {
  for (let at: usize = 0; at < stride; at += 16) {
    v128.store(
      out + at,
      f32x4.div(f32x4.splat(1), f32x4.add(v128.load(base + at), f32x4.splat(shift))),
    );
  }
}

/** Where the packed row begins whose number stands at `index`. */
// @ts-ignore: decorator
@inline
function rowAt(gathered: usize, index: usize, stride: usize): usize {
  return gathered + <usize>load<u32>(index) * (stride >> 1);
}

/** Which of the four lanes stand for one of two or three entries left over. */
// @ts-ignore: decorator
@inline
function leftOver(bytes: usize): v128 {
  return bytes === 8 ? i32x4(-1, -1, 0, 0) : i32x4(-1, -1, -1, 0);
}

/** out += Σ_i (α₀ + d_i) z_i over the entries whose column numbers stand at `index` … `end`. */
// @ts-ignore: decorator
@inline
function addRows(
  index: usize,
  end: usize,
  d: usize,
  gathered: usize,
  unobserved: v128,
  stride: usize,
  out: usize,
): void {
  for (; index + 16 <= end; index += 16) {
    const weights = f32x4.add(v128.load(d), unobserved);
    const z0 = rowAt(gathered, index, stride);
    const z1 = rowAt(gathered, index + 4, stride);
    const z2 = rowAt(gathered, index + 8, stride);
    const z3 = rowAt(gathered, index + 12, stride);
    addFour(z0, z1, z2, z3, weights, stride, out);
    d += 16;
  }
  const rest = end - index;
  if (rest >= 8) {
    const weights = v128.and(f32x4.add(v128.load(d), unobserved), leftOver(rest));
    const z0 = rowAt(gathered, index, stride);
    const z1 = rowAt(gathered, index + 4, stride);
    const z2 = rowAt(gathered, end - 4, stride);
    addFour(z0, z1, z2, z2, weights, stride, out);
  } else if (rest !== 0) {
    const weight = f32x4.add(v128.load32_splat(d), unobserved);
    addOne(rowAt(gathered, index, stride), weight, stride, out);
  }
}

/**
 * Σ_i d_i (z_i · p)²; adds Σ_i d_i (z_i · p) z_i to `out` on the way, unless `out` is 0.
 */
// @ts-ignore: decorator
@inline
function project(
  index: usize,
  end: usize,
  d: usize,
  gathered: usize,
  stride: usize,
  p: usize,
  out: usize,
): f32 {
  let energy = f32x4.splat(0);
  for (; index + 16 <= end; index += 16) {
    const z0 = rowAt(gathered, index, stride);
    const z1 = rowAt(gathered, index + 4, stride);
    const z2 = rowAt(gathered, index + 8, stride);
    const z3 = rowAt(gathered, index + 12, stride);
    const dots = dotFour(z0, z1, z2, z3, p, stride);
    const weights = f32x4.mul(v128.load(d), dots);
    energy = madd(weights, dots, energy);
    if (out) addFour(z0, z1, z2, z3, weights, stride, out);
    d += 16;
  }
  const rest = end - index;
  if (rest >= 8) {
    const z0 = rowAt(gathered, index, stride);
    const z1 = rowAt(gathered, index + 4, stride);
    const z2 = rowAt(gathered, end - 4, stride);
    const dots = dotFour(z0, z1, z2, z2, p, stride);
    const weights = f32x4.mul(v128.and(v128.load(d), leftOver(rest)), dots);
    energy = madd(weights, dots, energy);
    if (out) addFour(z0, z1, z2, z2, weights, stride, out);
  } else if (rest !== 0) {
    const z = rowAt(gathered, index, stride);
    const value = dotOne(z, p, stride);
    const weight = load<f32>(d) * value;
    energy = f32x4.add(energy, f32x4(weight * value, 0, 0, 0));
    if (out) addOne(z, f32x4.splat(weight), stride, out);
  }
  return sumLanes(energy);
}

/** The conjugate gradient itself: r holds b at the start, x zero. */
// @ts-ignore: decorator
@inline
function iterate(
  index: usize,
  end: usize,
  d: usize,
  gathered: usize,
  stride: usize,
  base: usize,
  ridge: f32,
  tolerance: f32,
  almost: f32,
  maxSteps: i32,
  x: usize,
  inverse: usize,
): void {
  const r = inverse + stride;
  const p = r + stride;
  const ap = p + stride;
  const shift = f32x4.splat(ridge);
  // p = M⁻¹r and A·p = r + …, so that pᵀMp is rz already.
  let sums = f32x4.splat(0);
  for (let at: usize = 0; at < stride; at += 16) {
    const residual = v128.load(r + at);
    const y = f32x4.mul(residual, v128.load(inverse + at));
    v128.store(p + at, y);
    v128.store(ap + at, residual);
    sums = madd(residual, y, sums);
  }
  let rz = sumLanes(sums);
  // Too large for single precision: said aloud, since comparisons with it would end in a zero row.
  if (!(rz <= f32.MAX_VALUE)) store<f32>(x, NaN);
  let curvature = rz;
  const enough = rz * tolerance;
  const nearlyEnough = rz * almost;
  for (let step = 1; rz > enough; step++) {
    if (step >= maxSteps || rz <= nearlyEnough) {
      const alpha = f32x4.splat(rz / (curvature + project(index, end, d, gathered, stride, p, 0)));
      for (let at: usize = 0; at < stride; at += 16) {
        v128.store(x + at, madd(alpha, v128.load(p + at), v128.load(x + at)));
      }
      return;
    }
    const alpha = f32x4.splat(rz / (curvature + project(index, end, d, gathered, stride, p, ap)));
    sums = f32x4.splat(0);
    for (let at: usize = 0; at < stride; at += 16) {
      v128.store(x + at, madd(alpha, v128.load(p + at), v128.load(x + at)));
      const residual = f32x4.sub(v128.load(r + at), f32x4.mul(alpha, v128.load(ap + at)));
      v128.store(r + at, residual);
      sums = madd(f32x4.mul(residual, residual), v128.load(inverse + at), sums);
    }
    const rzNext = sumLanes(sums);
    const beta = f32x4.splat(rzNext / rz);
    rz = rzNext;
    sums = f32x4.splat(0);
    for (let at: usize = 0; at < stride; at += 16) {
      const scaled = f32x4.mul(v128.load(r + at), v128.load(inverse + at));
      const direction = madd(beta, v128.load(p + at), scaled);
      const product = f32x4.mul(direction, f32x4.add(v128.load(base + at), shift));
      v128.store(p + at, direction);
      v128.store(ap + at, product);
      sums = madd(direction, product, sums);
    }
    curvature = sumLanes(sums);
  }
}

export function lossRows(
  from: i32,
  to: i32,
  _scratch: usize,
  k: i32,
  indptr: usize,
  indices: usize,
  confidence: usize,
  given: usize,
  unobserved: f32,
  solved: usize,
  out: usize,
): void {
  const stride = <usize>k << 2;
  for (let row = from; row < to; row++) {
    const at = <usize>row << 2;
    const end = load<u32>(indptr + at, 4);
    const w = solved + <usize>row * stride;
    let loss: f64 = 0;
    for (let e = load<u32>(indptr + at); e < end; e++) {
      const z = given + <usize>load<u32>(indices + (<usize>e << 2)) * stride;
      const score = <f64>dot(z, w, k);
      const weight = <f64>unobserved + <f64>load<f32>(confidence + (<usize>e << 2));
      loss += weight * (1 - score) * (1 - score) - <f64>unobserved * score * score;
    }
    store<f64>(out + (<usize>row << 3), loss);
  }
}
