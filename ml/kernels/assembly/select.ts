// The best of many scores.
//
// A heap holds one key of 64 bits per kept product, the worst on top: the score's bits, turned so that unsigned
// order is the order of scores, above the complement of the index, so that of equal scores the lower index is
// the better key. One comparison of integers decides.

import { dot } from "./vector";

/** Unsigned order of the keys is the order of the scores; −0 counts as 0. */
@inline
function keyOf(score: f32, index: u32): u64 {
  const bits = reinterpret<i32>(score + 0);
  const ordered = <u32>bits ^ (<u32>(bits >> 31) | 0x80000000);
  return (<u64>ordered << 32) | <u64>~index;
}

@inline
export function scoreOf(key: u64): f32 {
  const ordered = <u32>(key >> 32);
  return reinterpret<f32>(ordered ^ (<u32>(<i32>~ordered >> 31) | 0x80000000));
}

@inline
export function indexOf(key: u64): u32 {
  return ~(<u32>key);
}

function siftUp(heap: usize, size: i32, key: u64): void {
  let at = size;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = load<u64>(heap + (<usize>parent << 3));
    if (key >= above) break;
    store<u64>(heap + (<usize>at << 3), above);
    at = parent;
  }
  store<u64>(heap + (<usize>at << 3), key);
}

/** Puts `key` in place of the top. */
function siftDown(heap: usize, size: i32, key: u64): void {
  let at = 0;
  let child = 1;
  while (child < size) {
    let below = load<u64>(heap + (<usize>child << 3));
    if (child + 1 < size) {
      const other = load<u64>(heap + (<usize>child << 3), 8);
      child += i32(other < below);
      below = min(below, other);
    }
    if (below >= key) break;
    store<u64>(heap + (<usize>at << 3), below);
    at = child;
    child = 2 * at + 1;
  }
  store<u64>(heap + (<usize>at << 3), key);
}

/** Offers one score to a heap of `size` keys; returns the new size. */
@inline
export function offer(heap: usize, size: i32, limit: i32, score: f32, index: u32): i32 {
  if (score != score) return size;
  const key = keyOf(score, index);
  if (size < limit) {
    siftUp(heap, size, key);
    return size + 1;
  }
  if (key > load<u64>(heap)) siftDown(heap, size, key);
  return size;
}

/**
 * Offers `count` products from `first` on; returns the new size of the heap. `scores` are theirs, or, where `factors`
 * is not 0, bounds that their scores row·x do not exceed. Once the heap is full, sixteen at a time are compared with
 * its worst: what does not beat it is out, for later indices lose ties.
 */
export function offerMany(
  heap: usize,
  size: i32,
  limit: i32,
  scores: usize,
  count: i32,
  first: i32,
  blocked: usize,
  factors: usize,
  k: i32,
  x: usize,
): i32 {
  let i = 0;
  while (i < count) {
    let better = 1;
    let next = i + 1;
    if (size === limit && i + 16 <= count) {
      better = findBetter(scores + (<usize>i << 2), scoreOf(load<u64>(heap)));
      next = i + 16;
    }
    for (; better; better &= better - 1) {
      const j = i + ctz(better);
      const product = first + j;
      if (blocked && load<u8>(blocked + <usize>product)) continue;
      const score = factors
        ? dot(factors + ((<usize>product * <usize>k) << 2), x, k)
        : load<f32>(scores + (<usize>j << 2));
      size = offer(heap, size, limit, score, <u32>product);
    }
    i = next;
  }
  return size;
}

/** A bit for each of sixteen scores that is not ≤ worst: the better ones, and those that are not numbers. */
@inline
function findBetter(scores: usize, worst: f32): i32 {
  const most = f32x4.splat(worst);
  const a = f32x4.le(v128.load(scores), most);
  const b = f32x4.le(v128.load(scores, 16), most);
  const c = f32x4.le(v128.load(scores, 32), most);
  const d = f32x4.le(v128.load(scores, 48), most);
  if (i32x4.all_true(v128.and(v128.and(a, b), v128.and(c, d)))) return 0;
  const low = i32x4.bitmask(a) | (i32x4.bitmask(b) << 4);
  return (low | (i32x4.bitmask(c) << 8) | (i32x4.bitmask(d) << 12)) ^ 0xffff;
}

/** Empties the heap worst first, filling the answer from its end. */
export function drainHeap(heap: usize, size: i32, products: usize, best: usize): void {
  for (let left = size - 1; left >= 0; left--) {
    const worst = load<u64>(heap);
    store<u32>(products + (<usize>left << 2), indexOf(worst));
    store<f32>(best + (<usize>left << 2), scoreOf(worst));
    if (left > 0) siftDown(heap, left, load<u64>(heap + (<usize>left << 3)));
  }
}

/** `scratch` holds the heap. */
export function selectTop(
  from: i32,
  to: i32,
  scratch: usize,
  scores: usize,
  limit: i32,
  blocked: usize,
  products: usize,
  best: usize,
  found: usize,
): void {
  store<u32>(found, 0);
  if (limit < 1) return;
  const size = offerMany(scratch, 0, limit, scores + (<usize>from << 2), to - from, from, blocked, 0, 0, 0);
  drainHeap(scratch, size, products, best);
  store<u32>(found, size);
}
