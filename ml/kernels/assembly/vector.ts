// Inlined helpers on vectors of any length: every loop ends with its scalar tail.

/** x · y */
// @ts-ignore: decorator
@inline
export function dot(x: usize, y: usize, k: i32): f32 {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  let f = 0;
  for (; f + 16 <= k; f += 16) {
    s0 = f32x4.add(s0, f32x4.mul(v128.load(x), v128.load(y)));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(x, 16), v128.load(y, 16)));
    s2 = f32x4.add(s2, f32x4.mul(v128.load(x, 32), v128.load(y, 32)));
    s3 = f32x4.add(s3, f32x4.mul(v128.load(x, 48), v128.load(y, 48)));
    x += 64;
    y += 64;
  }
  for (; f + 4 <= k; f += 4) {
    s0 = f32x4.add(s0, f32x4.mul(v128.load(x), v128.load(y)));
    x += 16;
    y += 16;
  }
  s0 = f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
  let sum =
    f32x4.extract_lane(s0, 0) +
    f32x4.extract_lane(s0, 1) +
    (f32x4.extract_lane(s0, 2) + f32x4.extract_lane(s0, 3));
  for (; f < k; f++) {
    sum += load<f32>(x) * load<f32>(y);
    x += 4;
    y += 4;
  }
  return sum;
}

/** y += a · x */
// @ts-ignore: decorator
@inline
export function addScaled(a: f32, x: usize, y: usize, k: i32): void {
  const wide = f32x4.splat(a);
  let f = 0;
  for (; f + 8 <= k; f += 8) {
    v128.store(y, f32x4.add(v128.load(y), f32x4.mul(wide, v128.load(x))));
    v128.store(y, f32x4.add(v128.load(y, 16), f32x4.mul(wide, v128.load(x, 16))), 16);
    x += 32;
    y += 32;
  }
  for (; f + 4 <= k; f += 4) {
    v128.store(y, f32x4.add(v128.load(y), f32x4.mul(wide, v128.load(x))));
    x += 16;
    y += 16;
  }
  for (; f < k; f++) {
    store<f32>(y, load<f32>(y) + a * load<f32>(x));
    x += 4;
    y += 4;
  }
}
