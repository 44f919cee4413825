// Derivatives of losses by the score, and as whole numbers: see BoostingOperations.

import { placeOf } from "./bins";
import { expOf } from "./elementary";

const SQUARED = 0;
const LOGISTIC = 1;

export function pointGradients(
  from: i32,
  to: i32,
  _scratch: usize,
  kind: i32,
  shape: f64,
  labels: usize,
  weights: usize,
  scores: usize,
  gradients: usize,
): void {
  for (let row = from; row < to; row++) {
    const label = <f64>load<f32>(labels + (<usize>row << 2));
    const score = load<f64>(scores + (<usize>row << 3));
    let first: f64;
    let second: f64 = 1;
    if (kind == SQUARED) {
      first = score - label;
    } else if (kind == LOGISTIC) {
      const size = shape / (1 + expOf((label > 0 ? shape : -shape) * score));
      first = label > 0 ? -size : size;
      second = size * (shape - size);
    } else {
      first = label > score ? -shape : 1 - shape;
    }
    const weight: f64 = weights == 0 ? 1 : <f64>load<f32>(weights + (<usize>row << 2));
    const pair = gradients + (<usize>row << 3);
    store<f32>(pair, <f32>(first * weight));
    store<f32>(pair, <f32>(second * weight), 4);
  }
}

export function sumGradients(
  from: i32,
  to: i32,
  _scratch: usize,
  rows: i32,
  parts: i32,
  gradients: usize,
  sums: usize,
): void {
  for (let part = from; part < to; part++) {
    const end = gradients + (<usize>placeOf(part + 1, parts, rows, 0) << 3);
    let one: f64 = 0;
    let two: f64 = 0;
    for (let at = gradients + (<usize>placeOf(part, parts, rows, 0) << 3); at < end; at += 8) {
      one += <f64>abs(load<f32>(at));
      two += <f64>load<f32>(at, 4);
    }
    store<f64>(sums + (<usize>part << 4), one);
    store<f64>(sums + (<usize>part << 4), two, 8);
  }
}

export function roundGradients(
  from: i32,
  to: i32,
  _scratch: usize,
  firstScale: f64,
  secondScale: f64,
  seed: f64,
  gradients: usize,
): void {
  const key = <u32>seed;
  for (let row = from; row < to; row++) {
    const pair = gradients + (<usize>row << 3);
    const first = <f64>load<f32>(pair);
    const second = <f64>load<f32>(pair, 4);
    const drawn = mixBits(<u32>row ^ key);
    store<i32>(pair, <i32>floor<f64>(second * secondScale + <f64>(drawn & 0xffff) / 65536.0));
    store<i32>(pair, <i32>floor<f64>(first * firstScale + <f64>(drawn >>> 16) / 65536.0), 4);
  }
}

/** As in ml/base/seeds.ts. */
@inline
function mixBits(value: u32): u32 {
  let bits = value;
  bits = (bits ^ (bits >> 16)) * 0x85ebca6b;
  bits = (bits ^ (bits >> 13)) * 0xc2b2ae35;
  return bits ^ (bits >> 16);
}
