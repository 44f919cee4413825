import { dot } from "./vector";

export function score(
  from: i32,
  to: i32,
  _scratch: usize,
  factors: usize,
  k: i32,
  x: usize,
  out: usize,
  rows: usize,
): void {
  const stride = <usize>k << 2;
  for (let i = from; i < to; i++) {
    const at = <usize>i << 2;
    const row = rows ? <usize>load<u32>(rows + at) : <usize>i;
    store<f32>(out + at, dot(factors + row * stride, x, k));
  }
}
