// The best products without reading all factors. A copy of them in bytes gives every product a bound that its score
// cannot exceed, and only products whose bound beats the worst of the best so far are scored: exact, whatever the
// data, at a quarter of the memory traffic, which is what scoring a large catalog waits for.
//
// Row y has a scale s and codes c with y = s·c + e, and the query x = t·p + d with p in 16 bits, hence
//
//     x·y = t·s·Σ p·c + d·(s·c) + x·e ≤ t·s·Σ p·c + ‖x‖·margin
//     margin ≥ ‖e‖ + ‖d‖/‖x‖ · ‖s·c‖ + what rounding can add

import { drainHeap, offerMany } from "./select";
import { largestOf, sumLanes } from "./vector";

/** Rows bounded before the best of them are scored: the bounds stay in the first cache. */
const BLOCK: i32 = 1024;
/** What margins are raised by, for being computed in floating point themselves. */
const CAREFUL: f32 = 1.0001;

/** Codes per row: a multiple of 8, the last ones 0. */
@inline
function paddedLength(k: i32): i32 {
  return (k + 7) & ~7;
}

/** Steps from 0 to the largest |x|: sums of k products of a step and a code stay below 2³¹. */
@inline
function stepsOf(k: i32): i32 {
  return min<i32>(32767, 16900000 / k);
}

/** `scratch` holds one row, padded. */
export function encodeRows(
  from: i32,
  to: i32,
  scratch: usize,
  factors: usize,
  k: i32,
  codes: usize,
  scales: usize,
  margins: usize,
): void {
  const length = <usize>paddedLength(k);
  // ‖d‖ ≤ √k · t/2 and t = max|x| / steps ≤ ‖x‖ / steps; sums of k rounded products are off by less than `rounding`.
  const queryError = <f32>(Math.sqrt(<f64>k) / (2 * <f64>stepsOf(k)));
  const rounding = <f32>(k + 16) / <f32>(1 << 22);
  memory.fill(scratch, 0, length << 2);
  for (let i = from; i < to; i++) {
    memory.copy(scratch, factors + ((<usize>i * <usize>k) << 2), <usize>k << 2);
    const most = largestOf(scratch, length << 2);
    const scale = most / 127;
    const error = encodeRow(scratch, length, scale > 0 ? 1 / scale : 0, codes + <usize>i * length);
    const whole = Mathf.sqrt(squaresOf(scratch, length));
    const margin = scale * (error + (queryError + rounding) * (whole + error)) * CAREFUL;
    store<f32>(scales + (<usize>i << 2), scale);
    store<f32>(margins + (<usize>i << 2), most === 0 || isOrdinary(most) ? margin : Infinity);
  }
}

/** Neither near the smallest nor near the largest numbers, where products lose their precision. */
@inline
function isOrdinary(size: f32): bool {
  return size > 1e-12 && size < 1e12;
}

/** Turns a row into multiples of its scale, writes their codes, and returns ‖e‖ in the same unit. */
@inline
function encodeRow(row: usize, length: usize, inverse: f32, codes: usize): f32 {
  const factor = f32x4.splat(inverse);
  let squares = f32x4.splat(0);
  for (let f: usize = 0; f < length; f += 8) {
    const at = row + (f << 2);
    const low = f32x4.mul(v128.load(at), factor);
    const high = f32x4.mul(v128.load(at, 16), factor);
    v128.store(at, low);
    v128.store(at, high, 16);
    const lowStep = f32x4.nearest(low);
    const highStep = f32x4.nearest(high);
    const lowError = f32x4.sub(low, lowStep);
    const highError = f32x4.sub(high, highStep);
    squares = f32x4.add(squares, f32x4.mul(lowError, lowError));
    squares = f32x4.add(squares, f32x4.mul(highError, highError));
    const words = i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(lowStep), i32x4.trunc_sat_f32x4_s(highStep));
    v128.store64_lane(codes + f, i8x16.narrow_i16x8_s(words, words), 0);
  }
  return Mathf.sqrt(sumLanes(squares));
}

@inline
function squaresOf(row: usize, length: usize): f32 {
  let squares = f32x4.splat(0);
  for (let f: usize = 0; f < length; f += 4) {
    const value = v128.load(row + (f << 2));
    squares = f32x4.add(squares, f32x4.mul(value, value));
  }
  return sumLanes(squares);
}

/** `scratch` holds the heap, the query padded and in 16 bits, and the bounds of a block. */
export function scoreTop(
  from: i32,
  to: i32,
  scratch: usize,
  factors: usize,
  k: i32,
  codes: usize,
  scales: usize,
  margins: usize,
  x: usize,
  limit: i32,
  blocked: usize,
  products: usize,
  best: usize,
  found: usize,
): void {
  store<u32>(found, 0);
  if (limit < 1) return;
  const query = scratch + (((<usize>limit << 3) + 15) & ~15);
  const bounds = query + ((<usize>paddedLength(k) << 1) & ~15) + 16;
  let size = 0;
  for (let first = from; first < to; first += BLOCK) {
    const count = min(BLOCK, to - first);
    const out = bounds - (<usize>first << 2);
    boundRows(first, first + count, query, factors, k, codes, scales, margins, x, out);
    size = offerMany(scratch, size, limit, bounds, count, first, blocked, factors, k, x);
  }
  drainHeap(scratch, size, products, best);
  store<u32>(found, size);
}

/** `scratch` holds the query, padded and in 16 bits. */
export function boundRows(
  from: i32,
  to: i32,
  scratch: usize,
  _factors: usize,
  k: i32,
  codes: usize,
  scales: usize,
  margins: usize,
  x: usize,
  out: usize,
): void {
  const length = paddedLength(k);
  const at = <usize>from << 2;
  const step = encodeQuery(x, k, length, scratch);
  sumCodes(codes + <usize>from * <usize>length, <usize>length, to - from, scratch, out + at);
  turnIntoBounds(out + at, to - from, step, scales + at, reachOf(x, k), margins + at);
}

/** Writes the query in 16 bits and returns t, the length of a step. */
function encodeQuery(x: usize, k: i32, length: i32, query: usize): f32 {
  let most: f32 = 0;
  for (let f = 0; f < k; f++) most = max(most, abs(load<f32>(x + (<usize>f << 2))));
  const steps = stepsOf(k);
  const inverse: f64 = most > 0 ? <f64>steps / <f64>most : 0;
  for (let f = 0; f < length; f++) {
    const value: f64 = f < k ? <f64>load<f32>(x + (<usize>f << 2)) : 0;
    store<i16>(query + (<usize>f << 1), <i16>nearest(value * inverse));
  }
  return most / <f32>steps;
}

/** ‖x‖, rather too long than too short; infinite where bounds cannot be trusted, so that all products are scored. */
function reachOf(x: usize, k: i32): f32 {
  let squares: f64 = 0;
  for (let f = 0; f < k; f++) {
    const value = <f64>load<f32>(x + (<usize>f << 2));
    squares += value * value;
  }
  const size = <f32>Math.sqrt(squares);
  return size === 0 || isOrdinary(size) ? size * CAREFUL : Infinity;
}

/** out[i] = Σ p·c as an integer, four rows at a time: up to three more rows are read and written. */
function sumCodes(row: usize, stride: usize, count: i32, query: usize, out: usize): void {
  for (let i = 0; i < count; i += 4) {
    let a = i32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    for (let f: usize = 0; f < stride; f += 8) {
      const p = v128.load(query + (f << 1));
      const at = row + f;
      a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load_ext<i8>(at), p));
      b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load_ext<i8>(at + stride), p));
      c = i32x4.add(c, i32x4.dot_i16x8_s(v128.load_ext<i8>(at + (stride << 1)), p));
      d = i32x4.add(d, i32x4.dot_i16x8_s(v128.load_ext<i8>(at + stride * 3), p));
    }
    const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
    const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
    const low = v128.shuffle<i32>(ab, cd, 0, 1, 4, 5);
    v128.store(out, i32x4.add(low, v128.shuffle<i32>(ab, cd, 2, 3, 6, 7)));
    row += stride << 2;
    out += 16;
  }
}

/** bounds[i] = t · scales[i] · bounds[i] + ‖x‖ · margins[i], up to three more. */
function turnIntoBounds(
  bounds: usize,
  count: i32,
  step: f32,
  scales: usize,
  reach: f32,
  margins: usize,
): void {
  const steps = f32x4.splat(step);
  const reaches = f32x4.splat(reach);
  const end = bounds + (<usize>count << 2);
  for (; bounds < end; bounds += 16) {
    const coarse = f32x4.mul(f32x4.mul(steps, v128.load(scales)), f32x4.convert_i32x4_s(v128.load(bounds)));
    v128.store(bounds, f32x4.add(coarse, f32x4.mul(reaches, v128.load(margins))));
    scales += 16;
    margins += 16;
  }
}
