import { dot } from "./vector";

export function score(factors: usize, k: i32, count: i32, x: usize, out: usize): void {
  const stride = <usize>k << 2;
  for (let i = 0; i < count; i++) {
    store<f32>(out, dot(factors, x, k));
    factors += stride;
    out += 4;
  }
}
