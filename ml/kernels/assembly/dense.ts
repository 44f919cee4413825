// Matrices with many rows of k, a multiple of 8. Blocks of 4 × 8 sums stay in registers; what they are made of
// is packed into panels of 8 columns first, so that the inner loops read memory front to back.

import { packEight } from "./packed";
import { dot, madd } from "./vector";

/** Rows whose sums are taken in single precision before they join the double ones. */
const GRAM_ROWS = 128;
/** Rows that stay in the cache while all panels of T go past; plain/dense.ts does not need to know. */
const TRANSFORM_ROWS = 32;

export function gramParts(
  from: i32,
  to: i32,
  scratch: usize,
  w: usize,
  k: i32,
  rows: i32,
  parts: i32,
  out: usize,
): void {
  const size = (<usize>k * <usize>k) << 3;
  for (let part = from; part < to; part++) {
    const end = <i32>((<u64>(part + 1) * <u64>rows) / parts);
    const target = out + <usize>part * size;
    memory.fill(target, 0, size);
    for (let row = <i32>((<u64>part * <u64>rows) / parts); row < end; row += GRAM_ROWS) {
      const count = min(GRAM_ROWS, end - row);
      packColumns(w + ((<usize>row * k) << 2), count, k, scratch);
      addGram(scratch, count, k, target);
    }
  }
}

/** panels[j / 8][r][j % 8] = w[r][j] for `count` rows. */
function packColumns(w: usize, count: i32, k: i32, panels: usize): void {
  const step = <usize>count << 5;
  for (let r = 0; r < count; r++) {
    let target = panels + (<usize>r << 5);
    for (let j = 0; j < k; j += 8) {
      v128.store(target, v128.load(w));
      v128.store(target, v128.load(w, 16), 16);
      w += 32;
      target += step;
    }
  }
}

/** out += panelsᵀ·panels, the blocks on and above the diagonal. */
function addGram(panels: usize, count: i32, k: i32, out: usize): void {
  const step = <usize>count << 5;
  for (let i = 0; i < k; i += 4) {
    const left = panels + <usize>(i >> 3) * step + (<usize>(i & 4) << 2);
    for (let j = i & ~7; j < k; j += 8) {
      addGramBlock(left, panels + <usize>(j >> 3) * step, count, k, out + ((<usize>i * k + j) << 3));
    }
  }
}

@inline
function addGramBlock(left: usize, right: usize, count: i32, k: i32, out: usize): void {
  let a0 = f32x4.splat(0);
  let b0 = a0;
  let a1 = a0;
  let b1 = a0;
  let a2 = a0;
  let b2 = a0;
  let a3 = a0;
  let b3 = a0;
  const end = right + (<usize>count << 5);
  while (right < end) {
    const a = v128.load(right);
    const b = v128.load(right, 16);
    const w0 = v128.load32_splat(left);
    const w1 = v128.load32_splat(left, 4);
    const w2 = v128.load32_splat(left, 8);
    const w3 = v128.load32_splat(left, 12);
    a0 = madd(w0, a, a0);
    b0 = madd(w0, b, b0);
    a1 = madd(w1, a, a1);
    b1 = madd(w1, b, b1);
    a2 = madd(w2, a, a2);
    b2 = madd(w2, b, b2);
    a3 = madd(w3, a, a3);
    b3 = madd(w3, b, b3);
    left += 32;
    right += 32;
  }
  const stride = <usize>k << 3;
  addDoubles(out, a0, b0);
  addDoubles(out + stride, a1, b1);
  addDoubles(out + stride * 2, a2, b2);
  addDoubles(out + stride * 3, a3, b3);
}

/** Eight doubles += eight floats. */
@inline
function addDoubles(out: usize, a: v128, b: v128): void {
  const aHigh = v128.shuffle<i32>(a, a, 2, 3, 2, 3);
  const bHigh = v128.shuffle<i32>(b, b, 2, 3, 2, 3);
  v128.store(out, f64x2.add(v128.load(out), f64x2.promote_low_f32x4(a)));
  v128.store(out, f64x2.add(v128.load(out, 16), f64x2.promote_low_f32x4(aHigh)), 16);
  v128.store(out, f64x2.add(v128.load(out, 32), f64x2.promote_low_f32x4(b)), 32);
  v128.store(out, f64x2.add(v128.load(out, 48), f64x2.promote_low_f32x4(bHigh)), 48);
}

export function transformRows(
  from: i32,
  to: i32,
  scratch: usize,
  w: usize,
  k: i32,
  t: usize,
  upper: i32,
): void {
  const stride = <usize>k << 2;
  const block = scratch + <usize>k * stride;
  packColumns(t, k, k, scratch);
  for (let first = from; first < to; first += TRANSFORM_ROWS) {
    const count = min(TRANSFORM_ROWS, to - first);
    const start = w + <usize>first * stride;
    multiplyRows(start, count, k, scratch, upper, block);
    memory.copy(start, block, <usize>count * stride);
  }
}

export function packRows(
  from: i32,
  to: i32,
  scratch: usize,
  w: usize,
  k: i32,
  t: usize,
  upper: i32,
  out: usize,
): void {
  const stride = <usize>k << 2;
  const block = scratch + <usize>k * stride;
  packColumns(t, k, k, scratch);
  for (let first = from; first < to; first += TRANSFORM_ROWS) {
    const count = min(TRANSFORM_ROWS, to - first);
    multiplyRows(w + <usize>first * stride, count, k, scratch, upper, block);
    let target = out + (<usize>first * stride >> 1);
    const end = block + <usize>count * stride;
    for (let at = block; at < end; at += 32) {
      v128.store(target, packEight(v128.load(at), v128.load(at, 16)));
      target += 16;
    }
  }
}

/** out = rows·T for a few rows; `panels` holds the columns of T. */
function multiplyRows(rows: usize, count: i32, k: i32, panels: usize, upper: i32, out: usize): void {
  const stride = <usize>k << 2;
  const panel = <usize>k << 5;
  for (let j = 0; j < k; j += 8) {
    const inner = upper ? j + 8 : k;
    const columns = panels + <usize>(j >> 3) * panel;
    const target = out + (<usize>j << 2);
    let r = 0;
    for (; r + 4 <= count; r += 4) {
      const at = <usize>r * stride;
      transformBlock(rows + at, stride, columns, inner, target + at);
    }
    for (; r < count; r++) {
      const at = <usize>r * stride;
      transformLine(rows + at, columns, inner, target + at);
    }
  }
}

/** Four rows times a panel of eight columns. */
@inline
function transformBlock(row: usize, stride: usize, panel: usize, inner: i32, out: usize): void {
  let a0 = f32x4.splat(0);
  let b0 = a0;
  let a1 = a0;
  let b1 = a0;
  let a2 = a0;
  let b2 = a0;
  let a3 = a0;
  let b3 = a0;
  const row1 = row + stride;
  const row2 = row1 + stride;
  const row3 = row2 + stride;
  const end = <usize>inner << 2;
  for (let at: usize = 0; at < end; at += 4) {
    const a = v128.load(panel);
    const b = v128.load(panel, 16);
    const w0 = v128.load32_splat(row + at);
    const w1 = v128.load32_splat(row1 + at);
    const w2 = v128.load32_splat(row2 + at);
    const w3 = v128.load32_splat(row3 + at);
    a0 = madd(w0, a, a0);
    b0 = madd(w0, b, b0);
    a1 = madd(w1, a, a1);
    b1 = madd(w1, b, b1);
    a2 = madd(w2, a, a2);
    b2 = madd(w2, b, b2);
    a3 = madd(w3, a, a3);
    b3 = madd(w3, b, b3);
    panel += 32;
  }
  v128.store(out, a0);
  v128.store(out, b0, 16);
  v128.store(out + stride, a1);
  v128.store(out + stride, b1, 16);
  v128.store(out + stride * 2, a2);
  v128.store(out + stride * 2, b2, 16);
  v128.store(out + stride * 3, a3);
  v128.store(out + stride * 3, b3, 16);
}

/** One row times a panel of eight columns. */
@inline
function transformLine(row: usize, panel: usize, inner: i32, out: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  const end = row + (<usize>inner << 2);
  for (; row < end; row += 4) {
    const weight = v128.load32_splat(row);
    a = madd(weight, v128.load(panel), a);
    b = madd(weight, v128.load(panel, 16), b);
    panel += 32;
  }
  v128.store(out, a);
  v128.store(out, b, 16);
}

export function weighLengths(
  from: i32,
  to: i32,
  _scratch: usize,
  w: usize,
  k: i32,
  weights: usize,
  out: usize,
): void {
  const stride = <usize>k << 2;
  for (let r = from; r < to; r++) {
    const row = w + <usize>r * stride;
    store<f64>(out + (<usize>r << 3), <f64>load<f32>(weights + (<usize>r << 2)) * <f64>dot(row, row, k));
  }
}
