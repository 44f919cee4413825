// One sparse row after the other by conjugate gradient; letters as in plain/als.ts. k is a multiple of 16, and
// four gathered rows are read at a time: then the multiply-adds, not the loads, are what takes the time.

import { addFour, addOne, dotFour, dotOne } from "./packed";
import { clear, invert, precondition, scaleRow } from "./row";
import { largestOf, madd, sumLanes } from "./vector";

/** How much a step is expected to shrink the residual: the last one is taken without looking whether it did. */
const STEP_GAIN: f32 = 5;
/**
 * Where rᵀM⁻¹r lies outside these, squares are about to leave single precision: b is solved at another size, which only
 * scales what is found.
 */
const LEAST: f32 = 1e-16;
const MOST: f32 = 1e16;
/** A right side below this is none: the row becomes zero. */
const SMALLEST: f32 = 1e-36;

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

/** Where the packed row begins whose number stands at `index`. */
@inline
function rowAt(gathered: usize, index: usize, stride: usize): usize {
  return gathered + <usize>load<u32>(index) * (stride >> 1);
}

/** Which of the four lanes stand for one of two or three entries left over. */
@inline
function leftOver(bytes: usize): v128 {
  return bytes === 8 ? i32x4(-1, -1, 0, 0) : i32x4(-1, -1, -1, 0);
}

/** out += Σ_i (α₀ + d_i) z_i over the entries whose column numbers stand at `index` … `end`. */
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
  let rz = precondition(r, inverse, stride, p, ap);
  let size: f32 = 1;
  if (!(rz >= LEAST && rz <= MOST)) {
    size = largestOf(r, stride);
    if (size < SMALLEST) return;
    scaleRow(r, stride, 1 / size);
    rz = precondition(r, inverse, stride, p, ap);
  }
  let curvature = rz;
  const enough = rz * tolerance;
  const nearlyEnough = rz * almost;
  let alpha: f32 = 1;
  for (let step = 1; rz > enough; step++) {
    if (step >= maxSteps || rz <= nearlyEnough) {
      alpha = rz / (curvature + project(index, end, d, gathered, stride, p, 0));
      const wide = f32x4.splat(alpha);
      for (let at: usize = 0; at < stride; at += 16) {
        v128.store(x + at, madd(wide, v128.load(p + at), v128.load(x + at)));
      }
      break;
    }
    alpha = rz / (curvature + project(index, end, d, gathered, stride, p, ap));
    const wide = f32x4.splat(alpha);
    let sums = f32x4.splat(0);
    for (let at: usize = 0; at < stride; at += 16) {
      v128.store(x + at, madd(wide, v128.load(p + at), v128.load(x + at)));
      const residual = f32x4.sub(v128.load(r + at), f32x4.mul(wide, v128.load(ap + at)));
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
  if (size !== 1) scaleRow(x, stride, size);
  // A step of no length, or a residual that is no number: said aloud, or it would pass for a solution.
  if (!(alpha > 0 && rz >= 0)) store<f32>(x, NaN);
}
