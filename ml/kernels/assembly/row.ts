// Rows of floats that the conjugate gradient of als.ts works on; `stride` bytes, a multiple of 64.

import { madd, sumLanes } from "./vector";

/** Zeroes a row; memory.fill is a call, and takes longer than this for rows of this length. */
@inline
export function clear(row: usize, stride: usize): void {
  for (let at: usize = 0; at < stride; at += 64) {
    v128.store(row + at, f32x4.splat(0));
    v128.store(row + at, f32x4.splat(0), 16);
    v128.store(row + at, f32x4.splat(0), 32);
    v128.store(row + at, f32x4.splat(0), 48);
  }
}

/** out = 1 / (base + shift) */
export function invert(base: usize, shift: f32, stride: usize, out: usize): void {
  for (let at: usize = 0; at < stride; at += 16) {
    v128.store(
      out + at,
      f32x4.div(f32x4.splat(1), f32x4.add(v128.load(base + at), f32x4.splat(shift))),
    );
  }
}

/** p = M⁻¹·r and A·p = r + …, so that the rz it returns is pᵀMp already. */
@inline
export function precondition(r: usize, inverse: usize, stride: usize, p: usize, ap: usize): f32 {
  let sums = f32x4.splat(0);
  for (let at: usize = 0; at < stride; at += 16) {
    const residual = v128.load(r + at);
    const y = f32x4.mul(residual, v128.load(inverse + at));
    v128.store(p + at, y);
    v128.store(ap + at, residual);
    sums = madd(residual, y, sums);
  }
  return sumLanes(sums);
}

/** row *= factor */
export function scaleRow(row: usize, stride: usize, factor: f32): void {
  const wide = f32x4.splat(factor);
  for (let at: usize = 0; at < stride; at += 16) {
    v128.store(row + at, f32x4.mul(wide, v128.load(row + at)));
  }
}
