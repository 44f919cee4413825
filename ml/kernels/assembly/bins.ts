// Rows as bins: see BoostingOperations.

const BOUND_BYTES: usize = 255 * 8;

export function binValues(
  from: i32,
  to: i32,
  _scratch: usize,
  first: i32,
  count: i32,
  most: i32,
  values: usize,
  bounds: usize,
  missing: usize,
  stride: i32,
  byRow: usize,
  columnStride: i32,
  byColumn: usize,
): void {
  for (let feature = from; feature < to; feature++) {
    const own = bounds + <usize>feature * BOUND_BYTES;
    const none = load<u32>(missing + (<usize>feature << 2));
    let value = values + ((<usize>feature * <usize>most) << 3);
    let row = byRow + <usize>first * <usize>stride + <usize>feature;
    const column = byColumn + <usize>feature * <usize>columnStride + <usize>first;
    for (let i = 0; i < count; i++) {
      const v = load<f64>(value);
      const bin = v != v ? none : findBin(own, v);
      store<u8>(row, <u8>bin);
      store<u8>(column + <usize>i, <u8>bin);
      value += 8;
      row += <usize>stride;
    }
  }
}

/** Without a branch: which way a step goes is anybody's guess. */
@inline
function findBin(bounds: usize, v: f64): u32 {
  let at = bounds;
  at += <usize>u32(load<f64>(at, 127 * 8) < v) << 10;
  at += <usize>u32(load<f64>(at, 63 * 8) < v) << 9;
  at += <usize>u32(load<f64>(at, 31 * 8) < v) << 8;
  at += <usize>u32(load<f64>(at, 15 * 8) < v) << 7;
  at += <usize>u32(load<f64>(at, 7 * 8) < v) << 6;
  at += <usize>u32(load<f64>(at, 3 * 8) < v) << 5;
  at += <usize>u32(load<f64>(at, 1 * 8) < v) << 4;
  at += <usize>u32(load<f64>(at) < v) << 3;
  return <u32>((at - bounds) >> 3);
}

/** First place of a part of `count` places from `start` on. */
@inline
export function placeOf(part: i32, parts: i32, count: i32, start: i32): i32 {
  return start + <i32>((<i64>part * <i64>count) / <i64>parts);
}

export function sortRows(
  from: i32,
  to: i32,
  _scratch: usize,
  rows: usize,
  start: i32,
  count: i32,
  parts: i32,
  column: usize,
  table: usize,
  sorted: usize,
  lefts: usize,
): void {
  for (let part = from; part < to; part++) {
    const first = placeOf(part, parts, count, start);
    const end = placeOf(part + 1, parts, count, start);
    const begin = sorted + (<usize>first << 2);
    let left = begin;
    let right = sorted + (<usize>end << 2) - 4;
    const last = rows + (<usize>end << 2);
    for (let at = rows + (<usize>first << 2); at < last; at += 4) {
      const row = load<u32>(at);
      const isLeft = <usize>load<u8>(table + <usize>load<u8>(column + <usize>row));
      store<u32>(isLeft ? left : right, row);
      left += isLeft << 2;
      right -= (1 - isLeft) << 2;
    }
    store<u32>(lefts + (<usize>part << 2), <u32>((left - begin) >> 2));
  }
}

export function placeRows(
  from: i32,
  to: i32,
  _scratch: usize,
  rows: usize,
  start: i32,
  count: i32,
  parts: i32,
  sorted: usize,
  lefts: usize,
): void {
  let allLefts = 0;
  for (let part = 0; part < parts; part++) allLefts += load<i32>(lefts + (<usize>part << 2));
  for (let part = from; part < to; part++) {
    let before = 0;
    for (let other = 0; other < part; other++) before += load<i32>(lefts + (<usize>other << 2));
    const first = placeOf(part, parts, count, start);
    const end = placeOf(part + 1, parts, count, start);
    const own = load<i32>(lefts + (<usize>part << 2));
    memory.copy(
      rows + (<usize>(start + before) << 2),
      sorted + (<usize>first << 2),
      <usize>own << 2,
    );
    let target = rows + (<usize>(start + allLefts + first - start - before) << 2);
    const stop = sorted + (<usize>(first + own) << 2);
    for (let at = sorted + (<usize>end << 2); at > stop; at -= 4) {
      store<u32>(target, load<u32>(at - 4));
      target += 4;
    }
  }
}

export function addLeafValues(
  from: i32,
  to: i32,
  _scratch: usize,
  rows: usize,
  starts: usize,
  values: usize,
  scores: usize,
): void {
  let at = from;
  for (let leaf = 0; at < to; leaf++) {
    const end = min(to, load<i32>(starts + (<usize>leaf << 2), 4));
    const value = load<f64>(values + (<usize>leaf << 3));
    for (; at < end; at++) {
      const score = scores + (<usize>load<u32>(rows + (<usize>at << 2)) << 3);
      store<f64>(score, load<f64>(score) + value);
    }
  }
}

export function walkBins(
  from: i32,
  to: i32,
  _scratch: usize,
  rows: usize,
  stride: i32,
  byRow: usize,
  nodes: usize,
  tables: usize,
  values: usize,
  scores: usize,
): void {
  for (let i = from; i < to; i++) {
    const row = rows == 0 ? <usize>i : <usize>load<u32>(rows + (<usize>i << 2));
    const bins = byRow + row * <usize>stride;
    let node = 0;
    while (node >= 0) {
      const own = nodes + <usize>node * 12;
      const bin = <usize>load<u8>(bins + <usize>load<u32>(own));
      const isLeft = load<u8>(tables + (<usize>node << 8) + bin);
      node = isLeft ? load<i32>(own, 4) : load<i32>(own, 8);
    }
    const score = scores + (row << 3);
    store<f64>(score, load<f64>(score) + load<f64>(values + (<usize>(-1 - node) << 3)));
  }
}
