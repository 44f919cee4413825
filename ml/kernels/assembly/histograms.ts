// Sums of derivatives by bin: see BoostingOperations.

import { placeOf } from "./bins";

/** Bytes of one feature's sums: 256 pairs of 32 bits. */
const FEATURE: usize = 256 * 8;
/** Rows at a time: their bins stay in the nearest cache while block after block of features reads them. */
const TILE: usize = 128 * 4;

export function binHistograms(
  from: i32,
  to: i32,
  _scratch: usize,
  rows: usize,
  start: i32,
  count: i32,
  parts: i32,
  features: i32,
  stride: i32,
  byRow: usize,
  gradients: usize,
  out: usize,
): void {
  const bytes = <usize>features * FEATURE;
  for (let part = from; part < to; part++) {
    const sums = out + <usize>part * bytes;
    memory.fill(sums, 0, bytes);
    const last = rows + (<usize>placeOf(part + 1, parts, count, start) << 2);
    for (let tile = rows + (<usize>placeOf(part, parts, count, start) << 2); tile < last; tile += TILE) {
      const end = min(last, tile + TILE);
      let feature = 0;
      for (; feature + 8 <= features; feature += 8) {
        const own = sums + <usize>feature * FEATURE;
        addEight(tile, end, byRow + <usize>feature, <usize>stride, gradients, own);
      }
      for (; feature < features; feature++) {
        const own = sums + <usize>feature * FEATURE;
        addOne(tile, end, byRow + <usize>feature, <usize>stride, gradients, own);
      }
    }
  }
}

/** One addition of 64 bits adds both: the lower halves are never negative and their sum never leaves 32 bits. */
@inline
function add(sums: usize, bin: u64, pair: u64): void {
  const at = sums + (<usize>bin << 3);
  store<u64>(at, load<u64>(at) + pair);
}

function addEight(tile: usize, end: usize, bins: usize, stride: usize, gradients: usize, sums: usize): void {
  for (let at = tile; at < end; at += 4) {
    const row = <usize>load<u32>(at);
    const pair = load<u64>(gradients + (row << 3));
    const eight = load<u64>(bins + row * stride);
    add(sums, eight & 255, pair);
    add(sums + FEATURE, (eight >> 8) & 255, pair);
    add(sums + 2 * FEATURE, (eight >> 16) & 255, pair);
    add(sums + 3 * FEATURE, (eight >> 24) & 255, pair);
    add(sums + 4 * FEATURE, (eight >> 32) & 255, pair);
    add(sums + 5 * FEATURE, (eight >> 40) & 255, pair);
    add(sums + 6 * FEATURE, (eight >> 48) & 255, pair);
    add(sums + 7 * FEATURE, eight >> 56, pair);
  }
}

function addOne(tile: usize, end: usize, bins: usize, stride: usize, gradients: usize, sums: usize): void {
  for (let at = tile; at < end; at += 4) {
    const row = <usize>load<u32>(at);
    add(sums, <u64>load<u8>(bins + row * stride), load<u64>(gradients + (row << 3)));
  }
}
