// Sparse matrices by rows: row r holds indices[indptr[r] … indptr[r + 1]) and the values beside them.

import { indexOf, offer, scoreOf } from "./select";
import { madd } from "./vector";

/** Sums that share one mark: a vector of them. */
const GROUP: usize = 4;

/** Thirty-two columns at a time are summed in registers over all entries of a row. */
export function sparseTimesDense(
  from: i32,
  to: i32,
  _scratch: usize,
  indptr: usize,
  indices: usize,
  values: usize,
  width: i32,
  dense: usize,
  out: usize,
): void {
  const stride = <usize>width << 2;
  for (let r = from; r < to; r++) {
    const start = <usize>load<u32>(indptr + (<usize>r << 2)) << 2;
    const end = <usize>load<u32>(indptr + (<usize>r << 2), 4) << 2;
    const target = out + <usize>r * stride;
    let at: usize = 0;
    for (; at + 128 <= stride; at += 128) sumWide(start, end, indices, values, dense + at, stride, target + at);
    for (; at + 16 <= stride; at += 16) {
      let sum = f32x4.splat(0);
      for (let e = start; e < end; e += 4) {
        const row = dense + at + <usize>load<u32>(indices + e) * stride;
        sum = madd(v128.load32_splat(values + e), v128.load(row), sum);
      }
      v128.store(target + at, sum);
    }
    for (; at < stride; at += 4) {
      let sum: f32 = 0;
      for (let e = start; e < end; e += 4) {
        sum += load<f32>(values + e) * load<f32>(dense + at + <usize>load<u32>(indices + e) * stride);
      }
      store<f32>(target + at, sum);
    }
  }
}

@inline
function sumWide(
  start: usize,
  end: usize,
  indices: usize,
  values: usize,
  dense: usize,
  stride: usize,
  target: usize,
): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let f = a;
  let g = a;
  let h = a;
  let i = a;
  for (let e = start; e < end; e += 4) {
    const row = dense + <usize>load<u32>(indices + e) * stride;
    const value = v128.load32_splat(values + e);
    a = madd(value, v128.load(row), a);
    b = madd(value, v128.load(row, 16), b);
    c = madd(value, v128.load(row, 32), c);
    d = madd(value, v128.load(row, 48), d);
    f = madd(value, v128.load(row, 64), f);
    g = madd(value, v128.load(row, 80), g);
    h = madd(value, v128.load(row, 96), h);
    i = madd(value, v128.load(row, 112), i);
  }
  v128.store(target, a);
  v128.store(target, b, 16);
  v128.store(target, c, 32);
  v128.store(target, d, 48);
  v128.store(target, f, 64);
  v128.store(target, g, 80);
  v128.store(target, h, 96);
  v128.store(target, i, 112);
}

/**
 * `scratch` holds the heap, a sum per row, and a mark per group of sums that says whether any of them is not 0. The
 * marks are walked in ascending order, which is the order of the answer, and the sums left at 0 behind.
 */
export function similarRows(
  from: i32,
  to: i32,
  scratch: usize,
  n: i32,
  indptr: usize,
  indices: usize,
  values: usize,
  columnIndptr: usize,
  columnIndices: usize,
  columnValues: usize,
  norms: usize,
  shrinkage: f32,
  limit: i32,
  first: i32,
  outIndices: usize,
  outValues: usize,
  outCounts: usize,
): void {
  const groups = (<usize>n + GROUP - 1) / GROUP;
  const sums = scratch + (((<usize>limit << 3) + 63) & ~63);
  const marks = sums + groups * (GROUP << 2);
  memory.fill(sums, 0, groups * (GROUP << 2) + ((groups + 15) & ~15));
  for (let i = from; i < to; i++) {
    addProducts(i, sums, marks, indptr, indices, values, columnIndptr, columnIndices, columnValues);
    store<f32>(sums + (<usize>i << 2), 0);
    const norm = load<f32>(norms + (<usize>i << 2));
    const size = keepBest(scratch, limit, sums, marks, groups, norms, norm, shrinkage);
    const place = <usize>(i - first) * <usize>limit << 2;
    writeAscending(scratch, size, sums, marks, groups, outIndices + place, outValues + place);
    store<u32>(outCounts + (<usize>(i - first) << 2), size);
  }
}

/** sums[j] = ⟨a_i, a_j⟩ */
@inline
function addProducts(
  i: i32,
  sums: usize,
  marks: usize,
  indptr: usize,
  indices: usize,
  values: usize,
  columnIndptr: usize,
  columnIndices: usize,
  columnValues: usize,
): void {
  const end = load<u32>(indptr + (<usize>i << 2), 4);
  for (let e = load<u32>(indptr + (<usize>i << 2)); e < end; e++) {
    const column = columnIndptr + (<usize>load<u32>(indices + (<usize>e << 2)) << 2);
    const value = load<f32>(values + (<usize>e << 2));
    const last = <usize>load<u32>(column, 4) << 2;
    for (let at = <usize>load<u32>(column) << 2; at < last; at += 4) {
      const j = <usize>load<u32>(columnIndices + at);
      const sum = sums + (j << 2);
      store<f32>(sum, load<f32>(sum) + value * load<f32>(columnValues + at));
      store<u8>(marks + j / GROUP, 1);
    }
  }
}

/** Turns marked sums into scores, offers them to the heap in ascending order, and leaves sums and marks at 0. */
@inline
function keepBest(
  heap: usize,
  limit: i32,
  sums: usize,
  marks: usize,
  groups: usize,
  norms: usize,
  norm: f32,
  shrinkage: f32,
): i32 {
  let size = 0;
  // Scores are compared with the worst before they are divided, so a little below it.
  let worst: f32 = 0;
  const zero = f32x4.splat(0);
  for (let block: usize = 0; block < groups; block += 16) {
    let marked = i8x16.bitmask(i8x16.ne(v128.load(marks + block), zero));
    if (!marked) continue;
    v128.store(marks + block, zero);
    for (; marked; marked &= marked - 1) {
      const j = (block + <usize>ctz(marked)) * GROUP;
      const sum = sums + (j << 2);
      const four = v128.load(sum);
      v128.store(sum, zero);
      // Norms may be read beyond the last one: their sums are 0.
      const scale = f32x4.add(
        f32x4.mul(f32x4.splat(norm), v128.load(norms + (j << 2))),
        f32x4.splat(shrinkage),
      );
      let better = i32x4.bitmask(f32x4.gt(four, f32x4.mul(f32x4.splat(worst), scale)));
      if (!better) continue;
      const scores = f32x4.div(four, scale);
      better &= i32x4.bitmask(v128.and(f32x4.gt(scale, zero), f32x4.gt(scores, zero)));
      for (; better; better &= better - 1) {
        const lane = ctz(better);
        size = offer(heap, size, limit, laneOf(scores, lane), <u32>j + lane);
      }
      if (size === limit) worst = scoreOf(load<u64>(heap)) * 0.999999;
    }
  }
  return size;
}

@inline
function laneOf(v: v128, lane: i32): f32 {
  if (lane === 0) return f32x4.extract_lane(v, 0);
  if (lane === 1) return f32x4.extract_lane(v, 1);
  if (lane === 2) return f32x4.extract_lane(v, 2);
  return f32x4.extract_lane(v, 3);
}

/** Scatters the kept scores over the sums and gathers them in order. */
@inline
function writeAscending(
  heap: usize,
  size: i32,
  sums: usize,
  marks: usize,
  groups: usize,
  outIndices: usize,
  outValues: usize,
): void {
  for (let m = 0; m < size; m++) {
    const key = load<u64>(heap + (<usize>m << 3));
    const j = <usize>indexOf(key);
    store<f32>(sums + (j << 2), scoreOf(key));
    store<u8>(marks + j / GROUP, 1);
  }
  const zero = f32x4.splat(0);
  for (let block: usize = 0; block < groups; block += 16) {
    let marked = i8x16.bitmask(i8x16.ne(v128.load(marks + block), zero));
    if (!marked) continue;
    v128.store(marks + block, zero);
    for (; marked; marked &= marked - 1) {
      const start = (block + <usize>ctz(marked)) * GROUP;
      for (let j = start; j < start + GROUP; j++) {
        const score = load<f32>(sums + (j << 2));
        if (score === 0) continue;
        store<f32>(sums + (j << 2), 0);
        store<u32>(outIndices, <u32>j);
        store<f32>(outValues, score);
        outIndices += 4;
        outValues += 4;
      }
    }
  }
}
