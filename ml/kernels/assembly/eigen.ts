// The dense parts of a symmetric eigendecomposition; letters and steps as in plain/eigen.ts. Everything that is long
// is a row.

import { dotDoubles, maddDouble } from "./vector";

/** Squares below this are zero: they are about to lose their digits. */
const NEGLIGIBLE: f64 = 1e-280;

/** y += a · x over `count` doubles. */
@inline
function addScaled(a: f64, x: usize, y: usize, count: i32): void {
  const wide = f64x2.splat(a);
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    v128.store(y, maddDouble(wide, v128.load(x), v128.load(y)));
    v128.store(y, maddDouble(wide, v128.load(x, 16), v128.load(y, 16)), 16);
    x += 32;
    y += 32;
  }
  for (; i < count; i++) {
    store<f64>(y, load<f64>(y) + a * load<f64>(x));
    x += 8;
    y += 8;
  }
}

export function tridiagonalise(
  _from: i32,
  _to: i32,
  scratch: usize,
  a: usize,
  n: i32,
  ld: i32,
  d: usize,
  e: usize,
  h: usize,
): void {
  const step = <usize>ld << 3;
  for (let i = n - 1; i > 0; i--) {
    const v = a + <usize>i * step;
    const last = v + (<usize>(i - 1) << 3);
    const squares = dotDoubles(v, v, i);
    const length = Math.sqrt(squares);
    const corner = load<f64>(last);
    store<f64>(d + (<usize>i << 3), load<f64>(v + (<usize>i << 3)));
    if (squares < NEGLIGIBLE) {
      store<f64>(e + (<usize>(i - 1) << 3), 0);
      store<f64>(h + (<usize>i << 3), 0);
      continue;
    }
    const image = corner > 0 ? -length : length;
    const half = squares - corner * image;
    store<f64>(e + (<usize>(i - 1) << 3), image);
    store<f64>(h + (<usize>i << 3), half);
    store<f64>(last, corner - image);
    reflect(a, step, i, v, half, scratch);
  }
  store<f64>(d, load<f64>(a));
}

/** A = H·A·H on the leading i×i block, lower triangle; H = I − v·vᵀ / h. */
function reflect(a: usize, step: usize, i: i32, v: usize, h: f64, p: usize): void {
  memory.fill(p, 0, <usize>i << 3);
  for (let j = 0; j < i; j++) {
    const row = a + <usize>j * step;
    const at = <usize>j << 3;
    const sum = dotDoubles(row, v, j) + load<f64>(row + at) * load<f64>(v + at);
    addScaled(load<f64>(v + at), row, p, j);
    store<f64>(p + at, load<f64>(p + at) + sum);
  }
  for (let at: usize = 0; at < <usize>i << 3; at += 8) store<f64>(p + at, load<f64>(p + at) / h);
  addScaled(-dotDoubles(p, v, i) / (2 * h), v, p, i);
  for (let j = 0; j < i; j++) {
    const row = a + <usize>j * step;
    const at = <usize>j << 3;
    subtractBoth(load<f64>(v + at), p, load<f64>(p + at), v, row, j + 1);
  }
}

/** y −= a·x + b·z over `count` doubles. */
@inline
function subtractBoth(a: f64, x: usize, b: f64, z: usize, y: usize, count: i32): void {
  const left = f64x2.splat(-a);
  const right = f64x2.splat(-b);
  let i = 0;
  for (; i + 2 <= count; i += 2) {
    v128.store(y, maddDouble(left, v128.load(x), maddDouble(right, v128.load(z), v128.load(y))));
    x += 16;
    y += 16;
    z += 16;
  }
  if (i < count) store<f64>(y, load<f64>(y) - a * load<f64>(x) - b * load<f64>(z));
}

/** `scratch` holds one row of a range. */
export function applyReflectors(
  from: i32,
  to: i32,
  scratch: usize,
  a: usize,
  n: i32,
  ld: i32,
  h: usize,
  q: usize,
): void {
  const step = <usize>ld << 3;
  for (let i = 1; i < n; i++) {
    const count = min(to, i) - from;
    const half = load<f64>(h + (<usize>i << 3));
    if (count <= 0 || half === 0) continue;
    const v = a + <usize>i * step;
    const block = q + (<usize>from << 3);
    memory.fill(scratch, 0, <usize>count << 3);
    for (let r = 0; r < i; r++) {
      addScaled(load<f64>(v + (<usize>r << 3)), block + <usize>r * step, scratch, count);
    }
    for (let r = 0; r < i; r++) {
      addScaled(-load<f64>(v + (<usize>r << 3)) / half, scratch, block + <usize>r * step, count);
    }
  }
}

export function applyRotations(
  from: i32,
  to: i32,
  _scratch: usize,
  count: i32,
  index: usize,
  cosine: usize,
  sine: usize,
  ld: i32,
  rows: usize,
): void {
  const step = <usize>ld << 3;
  const start = rows + (<usize>from << 3);
  for (let r = 0; r < count; r++) {
    const c = f64x2.splat(load<f64>(cosine + (<usize>r << 3)));
    const s = f64x2.splat(load<f64>(sine + (<usize>r << 3)));
    const minus = f64x2.neg(s);
    let x = start + <usize>load<u32>(index + (<usize>r << 2)) * step;
    let y = x + step;
    // Rows are padded to whole pairs.
    for (let f = from; f < to; f += 2) {
      const left = v128.load(x);
      const right = v128.load(y);
      v128.store(x, maddDouble(c, left, f64x2.mul(minus, right)));
      v128.store(y, maddDouble(s, left, f64x2.mul(c, right)));
      x += 16;
      y += 16;
    }
  }
}
