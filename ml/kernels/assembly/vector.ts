// Inlined helpers on vectors of any length: every loop ends with its scalar tail.

/** a · b + c, in one rounding where the runtime has relaxed SIMD (RELAXED is a constant of the build). */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (RELAXED) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** a · b + c in double precision. */
@inline
export function maddDouble(a: v128, b: v128, c: v128): v128 {
  if (RELAXED) return f64x2.relaxed_madd(a, b, c);
  return f64x2.add(f64x2.mul(a, b), c);
}

/** The sum of the four lanes. */
@inline
export function sumLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

/** The largest |element| of `bytes` of floats, a multiple of 16; NaN where one is. */
export function largestOf(row: usize, bytes: usize): f32 {
  let most = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) most = f32x4.max(most, f32x4.abs(v128.load(row + at)));
  return max(
    max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
    max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
  );
}

/** x · y */
@inline
export function dot(x: usize, y: usize, k: i32): f32 {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  let f = 0;
  for (; f + 16 <= k; f += 16) {
    s0 = madd(v128.load(x), v128.load(y), s0);
    s1 = madd(v128.load(x, 16), v128.load(y, 16), s1);
    s2 = madd(v128.load(x, 32), v128.load(y, 32), s2);
    s3 = madd(v128.load(x, 48), v128.load(y, 48), s3);
    x += 64;
    y += 64;
  }
  for (; f + 4 <= k; f += 4) {
    s0 = madd(v128.load(x), v128.load(y), s0);
    x += 16;
    y += 16;
  }
  let sum = sumLanes(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
  for (; f < k; f++) {
    sum += load<f32>(x) * load<f32>(y);
    x += 4;
    y += 4;
  }
  return sum;
}

/** The sum of both lanes. */
@inline
export function sumPair(v: v128): f64 {
  return f64x2.extract_lane(v, 0) + f64x2.extract_lane(v, 1);
}

/** x · y over `count` doubles. */
export function dotDoubles(x: usize, y: usize, count: i32): f64 {
  let a = f64x2.splat(0);
  let b = a;
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    a = maddDouble(v128.load(x), v128.load(y), a);
    b = maddDouble(v128.load(x, 16), v128.load(y, 16), b);
    x += 32;
    y += 32;
  }
  let sum = sumPair(f64x2.add(a, b));
  for (; i < count; i++) {
    sum += load<f64>(x) * load<f64>(y);
    x += 8;
    y += 8;
  }
  return sum;
}
