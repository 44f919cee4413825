import { dot } from "./vector";

/** Scores in single precision, their squares and sums in double. */
export function lossRows(
  from: i32,
  to: i32,
  _scratch: usize,
  k: i32,
  indptr: usize,
  indices: usize,
  confidence: usize,
  given: usize,
  unobserved: f32,
  solved: usize,
  out: usize,
): void {
  const stride = <usize>k << 2;
  for (let row = from; row < to; row++) {
    const at = <usize>row << 2;
    const end = load<u32>(indptr + at, 4);
    const w = solved + <usize>row * stride;
    let loss: f64 = 0;
    for (let e = load<u32>(indptr + at); e < end; e++) {
      const z = given + <usize>load<u32>(indices + (<usize>e << 2)) * stride;
      const score = <f64>dot(z, w, k);
      const weight = <f64>unobserved + <f64>load<f32>(confidence + (<usize>e << 2));
      loss += weight * (1 - score) * (1 - score) - <f64>unobserved * score * score;
    }
    store<f64>(out + (<usize>row << 3), loss);
  }
}
