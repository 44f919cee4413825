import { dot } from "./vector";

export function score(from: i32, to: i32, _scratch: usize, factors: usize, k: i32, x: usize, out: usize): void {
  const stride = <usize>k << 2;
  let row = factors + <usize>from * stride;
  for (let i = from; i < to; i++) {
    store<f32>(out + (<usize>i << 2), dot(row, x, k));
    row += stride;
  }
}
