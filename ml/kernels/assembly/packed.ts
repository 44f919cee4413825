// Rows of bfloat16, the upper halves of floats: half the memory to fetch where rows are gathered from all over it.
// A word holds elements j (low half) and j + 4 (high half) of a block of eight. Shifted left it is the one; as it
// is it is the other, with the low half as further digits, which packing has allowed for. k is a multiple of 16.

import { madd, sumLanes } from "./vector";

/** Smaller than these is zero, 2^−50: the products of smaller ones would be denormal, which takes processors far longer. */
const LEAST: f32 = 8.881784197001252e-16;

/** The floats with those that are next to nothing made zero; what is no number stays as it is. */
@inline
function flush(a: v128): v128 {
  return v128.andnot(a, f32x4.lt(f32x4.abs(a), f32x4.splat(LEAST)));
}

/** Four words of the eight floats a, b; each rounded to the nearest. */
@inline
export function packEight(left: v128, right: v128): v128 {
  const a = flush(left);
  const b = flush(right);
  const half = i32x4.splat(0x8000);
  const low = i32x4.shr_u(i32x4.add(a, half), 16);
  const size = i32x4.sub(v128.and(b, i32x4.splat(0x7fffffff)), low);
  const high = v128.and(i32x4.max_s(i32x4.add(size, half), i32x4.splat(0)), i32x4.splat(0x7fff0000));
  return v128.or(v128.or(low, high), v128.and(b, i32x4.splat(0x80000000)));
}

/** Elements j of four words. */
@inline
function lower(words: v128): v128 {
  return i32x4.shl(words, 16);
}

/** out += Σ_j weights[j] · z_j, `stride` bytes of floats each. */
@inline
export function addFour(
  z0: usize,
  z1: usize,
  z2: usize,
  z3: usize,
  weights: v128,
  stride: usize,
  out: usize,
): void {
  const w0 = v128.shuffle<i32>(weights, weights, 0, 0, 0, 0);
  const w1 = v128.shuffle<i32>(weights, weights, 1, 1, 1, 1);
  const w2 = v128.shuffle<i32>(weights, weights, 2, 2, 2, 2);
  const w3 = v128.shuffle<i32>(weights, weights, 3, 3, 3, 3);
  const end = out + stride;
  for (; out < end; out += 64) {
    let a = v128.load(out);
    let b = v128.load(out, 16);
    let c = v128.load(out, 32);
    let d = v128.load(out, 48);
    let left = v128.load(z0);
    let right = v128.load(z0, 16);
    a = madd(w0, lower(left), a);
    b = madd(w0, left, b);
    c = madd(w0, lower(right), c);
    d = madd(w0, right, d);
    left = v128.load(z1);
    right = v128.load(z1, 16);
    a = madd(w1, lower(left), a);
    b = madd(w1, left, b);
    c = madd(w1, lower(right), c);
    d = madd(w1, right, d);
    left = v128.load(z2);
    right = v128.load(z2, 16);
    a = madd(w2, lower(left), a);
    b = madd(w2, left, b);
    c = madd(w2, lower(right), c);
    d = madd(w2, right, d);
    left = v128.load(z3);
    right = v128.load(z3, 16);
    a = madd(w3, lower(left), a);
    b = madd(w3, left, b);
    c = madd(w3, lower(right), c);
    d = madd(w3, right, d);
    v128.store(out, a);
    v128.store(out, b, 16);
    v128.store(out, c, 32);
    v128.store(out, d, 48);
    z0 += 32;
    z1 += 32;
    z2 += 32;
    z3 += 32;
  }
}

/** out += weight · z */
@inline
export function addOne(z: usize, weight: v128, stride: usize, out: usize): void {
  const end = out + stride;
  for (; out < end; out += 32) {
    const words = v128.load(z);
    v128.store(out, madd(weight, lower(words), v128.load(out)));
    v128.store(out, madd(weight, words, v128.load(out, 16)), 16);
    z += 16;
  }
}

/** The four z_j · p. */
@inline
export function dotFour(z0: usize, z1: usize, z2: usize, z3: usize, p: usize, stride: usize): v128 {
  let a0 = f32x4.splat(0);
  let b0 = a0;
  let a1 = a0;
  let b1 = a0;
  let a2 = a0;
  let b2 = a0;
  let a3 = a0;
  let b3 = a0;
  const end = p + stride;
  for (; p < end; p += 64) {
    const pa = v128.load(p);
    const pb = v128.load(p, 16);
    const pc = v128.load(p, 32);
    const pd = v128.load(p, 48);
    let left = v128.load(z0);
    let right = v128.load(z0, 16);
    a0 = madd(pa, lower(left), a0);
    b0 = madd(pb, left, b0);
    a0 = madd(pc, lower(right), a0);
    b0 = madd(pd, right, b0);
    left = v128.load(z1);
    right = v128.load(z1, 16);
    a1 = madd(pa, lower(left), a1);
    b1 = madd(pb, left, b1);
    a1 = madd(pc, lower(right), a1);
    b1 = madd(pd, right, b1);
    left = v128.load(z2);
    right = v128.load(z2, 16);
    a2 = madd(pa, lower(left), a2);
    b2 = madd(pb, left, b2);
    a2 = madd(pc, lower(right), a2);
    b2 = madd(pd, right, b2);
    left = v128.load(z3);
    right = v128.load(z3, 16);
    a3 = madd(pa, lower(left), a3);
    b3 = madd(pb, left, b3);
    a3 = madd(pc, lower(right), a3);
    b3 = madd(pd, right, b3);
    z0 += 32;
    z1 += 32;
    z2 += 32;
    z3 += 32;
  }
  a0 = f32x4.add(a0, b0);
  a1 = f32x4.add(a1, b1);
  a2 = f32x4.add(a2, b2);
  a3 = f32x4.add(a3, b3);
  // Sums across lanes of all four at once.
  const s01 = f32x4.add(v128.shuffle<i32>(a0, a1, 0, 4, 1, 5), v128.shuffle<i32>(a0, a1, 2, 6, 3, 7));
  const s23 = f32x4.add(v128.shuffle<i32>(a2, a3, 0, 4, 1, 5), v128.shuffle<i32>(a2, a3, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<i32>(s01, s23, 0, 1, 4, 5), v128.shuffle<i32>(s01, s23, 2, 3, 6, 7));
}

/** z · p */
@inline
export function dotOne(z: usize, p: usize, stride: usize): f32 {
  let a = f32x4.splat(0);
  let b = a;
  const end = p + stride;
  for (; p < end; p += 32) {
    const words = v128.load(z);
    a = madd(v128.load(p), lower(words), a);
    b = madd(v128.load(p, 16), words, b);
    z += 16;
  }
  return sumLanes(f32x4.add(a, b));
}
