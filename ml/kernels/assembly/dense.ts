import { addScaled } from "./vector";

/** Upper triangle by outer products of four rows at a time, then mirrored. */
export function gram(w: usize, k: i32, from: i32, to: i32, out: usize): void {
  const stride = <usize>k << 2;
  memory.fill(out, 0, stride * <usize>k);
  let row = w + <usize>from * stride;
  let r = from;
  for (; r + 4 <= to; r += 4) {
    for (let i = 0; i < k; i++) gramStep4(row, i, k, stride, out);
    row += stride << 2;
  }
  for (; r < to; r++) {
    for (let i = 0; i < k; i++) {
      const column = i & ~3;
      const at = <usize>column << 2;
      addScaled(load<f32>(row + (<usize>i << 2)), row + at, out + <usize>i * stride + at, k - column);
    }
    row += stride;
  }
  for (let i = 1; i < k; i++) {
    for (let j = 0; j < i; j++) {
      store<f32>(out + ((<usize>i * k + j) << 2), load<f32>(out + ((<usize>j * k + i) << 2)));
    }
  }
}

/** out[i, i…] += Σ over four rows of w[r, i] · w[r, i…]; starts at a multiple of 4 left of the diagonal. */
// @ts-ignore: decorator
@inline
function gramStep4(row: usize, i: i32, k: i32, stride: usize, out: usize): void {
  const a = row + (<usize>i << 2);
  const a0 = v128.load32_splat(a);
  const a1 = v128.load32_splat(a + stride);
  const a2 = v128.load32_splat(a + stride * 2);
  const a3 = v128.load32_splat(a + stride * 3);
  let j = i & ~3;
  let x = row + (<usize>j << 2);
  let y = out + <usize>i * stride + (<usize>j << 2);
  for (; j + 4 <= k; j += 4) {
    const low = f32x4.add(f32x4.mul(a0, v128.load(x)), f32x4.mul(a1, v128.load(x + stride)));
    const high = f32x4.add(
      f32x4.mul(a2, v128.load(x + stride * 2)),
      f32x4.mul(a3, v128.load(x + stride * 3)),
    );
    v128.store(y, f32x4.add(v128.load(y), f32x4.add(low, high)));
    x += 16;
    y += 16;
  }
  for (; j < k; j++) {
    store<f32>(
      y,
      load<f32>(y) +
        load<f32>(a) * load<f32>(x) +
        load<f32>(a + stride) * load<f32>(x + stride) +
        load<f32>(a + stride * 2) * load<f32>(x + stride * 2) +
        load<f32>(a + stride * 3) * load<f32>(x + stride * 3),
    );
    x += 4;
    y += 4;
  }
}

/** Blocks of 4 rows × 8 columns held in registers over the whole inner sum. */
export function transformRows(w: usize, k: i32, from: i32, to: i32, t: usize, out: usize): void {
  const stride = <usize>k << 2;
  let row = w + <usize>from * stride;
  let target = out + <usize>from * stride;
  let r = from;
  for (; r + 4 <= to; r += 4) {
    let j = 0;
    for (; j + 8 <= k; j += 8) transformBlock(row, k, stride, t + (<usize>j << 2), target + (<usize>j << 2));
    for (; j < k; j++) {
      for (let a: usize = 0; a < 4; a++) transformCell(row + a * stride, k, stride, t, target + a * stride, j);
    }
    row += stride << 2;
    target += stride << 2;
  }
  for (; r < to; r++) {
    memory.fill(target, 0, stride);
    for (let i = 0; i < k; i++) {
      addScaled(load<f32>(row + (<usize>i << 2)), t + <usize>i * stride, target, k);
    }
    row += stride;
    target += stride;
  }
}

// @ts-ignore: decorator
@inline
function transformBlock(row: usize, k: i32, stride: usize, t: usize, target: usize): void {
  let a0 = f32x4.splat(0);
  let b0 = a0;
  let a1 = a0;
  let b1 = a0;
  let a2 = a0;
  let b2 = a0;
  let a3 = a0;
  let b3 = a0;
  for (let i = 0; i < k; i++) {
    const left = v128.load(t);
    const right = v128.load(t, 16);
    const w0 = v128.load32_splat(row);
    const w1 = v128.load32_splat(row + stride);
    const w2 = v128.load32_splat(row + stride * 2);
    const w3 = v128.load32_splat(row + stride * 3);
    a0 = f32x4.add(a0, f32x4.mul(w0, left));
    b0 = f32x4.add(b0, f32x4.mul(w0, right));
    a1 = f32x4.add(a1, f32x4.mul(w1, left));
    b1 = f32x4.add(b1, f32x4.mul(w1, right));
    a2 = f32x4.add(a2, f32x4.mul(w2, left));
    b2 = f32x4.add(b2, f32x4.mul(w2, right));
    a3 = f32x4.add(a3, f32x4.mul(w3, left));
    b3 = f32x4.add(b3, f32x4.mul(w3, right));
    row += 4;
    t += stride;
  }
  v128.store(target, a0);
  v128.store(target, b0, 16);
  v128.store(target + stride, a1);
  v128.store(target + stride, b1, 16);
  v128.store(target + stride * 2, a2);
  v128.store(target + stride * 2, b2, 16);
  v128.store(target + stride * 3, a3);
  v128.store(target + stride * 3, b3, 16);
}

// @ts-ignore: decorator
@inline
function transformCell(row: usize, k: i32, stride: usize, t: usize, target: usize, j: i32): void {
  let sum: f32 = 0;
  let cell = t + (<usize>j << 2);
  for (let i = 0; i < k; i++) {
    sum += load<f32>(row + (<usize>i << 2)) * load<f32>(cell);
    cell += stride;
  }
  store<f32>(target + (<usize>j << 2), sum);
}
