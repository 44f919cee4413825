import { addScaled, dot } from "./vector";

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
