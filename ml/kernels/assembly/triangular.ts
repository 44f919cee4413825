// Triangular matrices of doubles, all of them kept so that what is summed lies in rows. `ld` doubles lead from one
// row to the next: an odd number of cache lines, or rows of a power of two would fight for the same places.

import { dotDoubles, maddDouble, sumPair } from "./vector";

/** y solved from L·y = row in place; elements before `from` are zero, those from `to` on stay as they are. */
function solveForward(l: usize, ld: usize, row: usize, from: i32, to: i32): void {
  let j = from;
  for (; j + 4 <= to; j += 4) {
    const l0 = l + <usize>j * ld;
    const l1 = l0 + ld;
    const l2 = l1 + ld;
    const l3 = l2 + ld;
    let a0 = f64x2.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let b0 = a0;
    let b1 = a0;
    let b2 = a0;
    let b3 = a0;
    let at = <usize>from << 3;
    const end = <usize>j << 3;
    for (; at + 32 <= end; at += 32) {
      const x = v128.load(row + at);
      const y = v128.load(row + at, 16);
      a0 = maddDouble(x, v128.load(l0 + at), a0);
      b0 = maddDouble(y, v128.load(l0 + at, 16), b0);
      a1 = maddDouble(x, v128.load(l1 + at), a1);
      b1 = maddDouble(y, v128.load(l1 + at, 16), b1);
      a2 = maddDouble(x, v128.load(l2 + at), a2);
      b2 = maddDouble(y, v128.load(l2 + at, 16), b2);
      a3 = maddDouble(x, v128.load(l3 + at), a3);
      b3 = maddDouble(y, v128.load(l3 + at, 16), b3);
    }
    const r = row + end;
    let y0 = load<f64>(r) - sumPair(f64x2.add(a0, b0));
    let y1 = load<f64>(r, 8) - sumPair(f64x2.add(a1, b1));
    let y2 = load<f64>(r, 16) - sumPair(f64x2.add(a2, b2));
    let y3 = load<f64>(r, 24) - sumPair(f64x2.add(a3, b3));
    y0 /= load<f64>(l0 + end);
    y1 = (y1 - y0 * load<f64>(l1 + end)) / load<f64>(l1 + end, 8);
    y2 = (y2 - y0 * load<f64>(l2 + end) - y1 * load<f64>(l2 + end, 8)) / load<f64>(l2 + end, 16);
    y3 -= y0 * load<f64>(l3 + end) + y1 * load<f64>(l3 + end, 8) + y2 * load<f64>(l3 + end, 16);
    store<f64>(r, y0);
    store<f64>(r, y1, 8);
    store<f64>(r, y2, 16);
    store<f64>(r, y3 / load<f64>(l3 + end, 24), 24);
  }
  const start = <usize>from << 3;
  for (; j < to; j++) {
    const lj = l + <usize>j * ld;
    const at = <usize>j << 3;
    const rest = load<f64>(row + at) - dotDoubles(lj + start, row + start, j - from);
    store<f64>(row + at, rest / load<f64>(lj + at));
  }
}

export function factorLower(
  _from: i32,
  _to: i32,
  _scratch: usize,
  a: usize,
  n: i32,
  ld: i32,
  failed: usize,
): void {
  const step = <usize>ld << 3;
  store<u32>(failed, 0);
  for (let i = 0; i < n; i++) {
    const row = a + <usize>i * step;
    const at = <usize>i << 3;
    solveForward(a, step, row, 0, i);
    const pivot = load<f64>(row + at) - dotDoubles(row, row, i);
    if (!(pivot > 0)) {
      store<u32>(failed, i + 1);
      return;
    }
    store<f64>(row + at, Math.sqrt(pivot));
    memory.fill(row + at + 8, 0, <usize>(n - i - 1) << 3);
  }
}

export function solveForwardRows(
  from: i32,
  to: i32,
  _scratch: usize,
  l: usize,
  n: i32,
  ld: i32,
  rows: usize,
): void {
  const step = <usize>ld << 3;
  for (let r = from; r < to; r++) solveForward(l, step, rows + <usize>r * step, r, n);
}

export function multiplyUpperRows(
  from: i32,
  to: i32,
  _scratch: usize,
  rows: usize,
  n: i32,
  ld: i32,
  out: usize,
): void {
  const step = <usize>ld << 3;
  for (let i = from; i < to; i++) {
    const x = rows + <usize>i * step;
    for (let j = i; j < n; j++) {
      const start = <usize>j << 3;
      const value = dotDoubles(x + start, rows + <usize>j * step + start, n - j);
      store<f64>(out + <usize>i * step + start, value);
    }
  }
}
