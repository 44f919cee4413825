// The kernels of ml/kernels/kernel.ts in AssemblyScript with SIMD: same equations, same letters as
// plain-kernel.ts, which specifies them. Pointers are byte addresses into the imported memory; k is the
// length of a row and need not be a multiple of 4: every loop ends with its scalar tail.

/** x · y */
// @ts-ignore: decorator
@inline
function dot(x: usize, y: usize, k: i32): f32 {
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
function addScaled(a: f32, x: usize, y: usize, k: i32): void {
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

export function score(factors: usize, k: i32, count: i32, x: usize, out: usize): void {
  const stride = <usize>k << 2;
  for (let i = 0; i < count; i++) {
    store<f32>(out, dot(factors, x, k));
    factors += stride;
    out += 4;
  }
}

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

/** `scratch` holds r, p, A·p and M⁻¹ of the current row, k each. */
export function solveRows(
  k: i32,
  from: i32,
  to: i32,
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
  scratch: usize,
): i32 {
  const stride = <usize>k << 2;
  const r = scratch;
  const p = r + stride;
  const ap = p + stride;
  const inverse = ap + stride;
  let steps = 0;
  for (let row = from; row < to; row++) {
    const start = load<u32>(indptr + (<usize>row << 2));
    const end = load<u32>(indptr + (<usize>row << 2), 4);
    const x = solved + <usize>row * stride;
    memory.fill(x, 0, stride);
    if (start === end) continue;
    const shift = load<f32>(ridge + (<usize>row << 2));
    for (let f = 0; f < k; f++) {
      const at = <usize>f << 2;
      store<f32>(inverse + at, 1 / (load<f32>(base + at) + shift));
    }
    // r = Σ_i (α₀ + d_i) z_i
    memory.fill(r, 0, stride);
    for (let e = start; e < end; e++) {
      const weight = unobserved + load<f32>(confidence + (<usize>e << 2));
      addScaled(weight, gathered + <usize>load<u32>(indices + (<usize>e << 2)) * stride, r, k);
    }
    let rz: f32 = 0;
    for (let at: usize = 0; at < stride; at += 4) {
      const y = load<f32>(r + at) * load<f32>(inverse + at);
      store<f32>(p + at, y);
      rz += load<f32>(r + at) * y;
    }
    const enough = rz * tolerance * tolerance;
    for (let step = 0; step < maxSteps && rz > enough; step++) {
      steps++;
      for (let at: usize = 0; at < stride; at += 4) {
        store<f32>(ap + at, load<f32>(p + at) / load<f32>(inverse + at));
      }
      for (let e = start; e < end; e++) {
        const z = gathered + <usize>load<u32>(indices + (<usize>e << 2)) * stride;
        addScaled(load<f32>(confidence + (<usize>e << 2)) * dot(z, p, k), z, ap, k);
      }
      const alpha = rz / dot(p, ap, k);
      addScaled(alpha, p, x, k);
      addScaled(-alpha, ap, r, k);
      let rzNext: f32 = 0;
      for (let at: usize = 0; at < stride; at += 4) {
        const residual = load<f32>(r + at);
        rzNext += residual * residual * load<f32>(inverse + at);
      }
      const beta = rzNext / rz;
      for (let at: usize = 0; at < stride; at += 4) {
        store<f32>(p + at, load<f32>(r + at) * load<f32>(inverse + at) + beta * load<f32>(p + at));
      }
      rz = rzNext;
    }
  }
  return steps;
}
