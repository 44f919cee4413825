/** Products with their scores, best first. */
export interface Ranked {
  readonly products: Uint32Array;
  readonly scores: Float32Array;
}

/**
 * The `k` products of highest score, best first; equal scores by lower index, so that answers are
 * reproducible. Products with `blocked[i] !== 0` and scores that are not numbers are left out, hence the
 * answer may be shorter than `k`.
 *
 * A binary heap of the best so far, worst on top: O(n + m log k), where m is how often the heap changes.
 */
export function topK(scores: Float32Array, k: number, blocked?: Uint8Array): Ranked {
  const limit = Math.max(0, Math.min(Math.floor(k), scores.length));
  const heap = new Uint32Array(limit);
  let size = 0;
  if (limit > 0) {
    for (let i = 0; i < scores.length; i++) {
      const score = scores[i];
      if (size === limit && score <= scores[heap[0]]) continue; // later index loses ties
      if ((blocked !== undefined && blocked[i] !== 0) || Number.isNaN(score)) continue;
      if (size < limit) siftUp(heap, size++, i, scores);
      else siftDown(heap, size, i, scores);
    }
  }
  return drain(heap, size, scores);
}

/** True when product `a` ranks behind product `b`. */
function isWorse(a: number, b: number, scores: Float32Array): boolean {
  return scores[a] < scores[b] || (scores[a] === scores[b] && a > b);
}

function siftUp(heap: Uint32Array, start: number, item: number, scores: Float32Array): void {
  let pos = start;
  while (pos > 0) {
    const parent = (pos - 1) >> 1;
    if (!isWorse(item, heap[parent], scores)) break;
    heap[pos] = heap[parent];
    pos = parent;
  }
  heap[pos] = item;
}

/** Puts `item` in place of the top of a heap of `size` entries. */
function siftDown(heap: Uint32Array, size: number, item: number, scores: Float32Array): void {
  let pos = 0;
  for (;;) {
    let child = 2 * pos + 1;
    if (child >= size) break;
    if (child + 1 < size && isWorse(heap[child + 1], heap[child], scores)) child++;
    if (!isWorse(heap[child], item, scores)) break;
    heap[pos] = heap[child];
    pos = child;
  }
  heap[pos] = item;
}

/** Empties the heap worst first, filling the answer from its end. */
function drain(heap: Uint32Array, size: number, scores: Float32Array): Ranked {
  const products = new Uint32Array(size);
  const best = new Float32Array(size);
  for (let left = size; left > 0; left--) {
    const worst = heap[0];
    products[left - 1] = worst;
    best[left - 1] = scores[worst];
    if (left > 1) siftDown(heap, left - 1, heap[left - 1], scores);
  }
  return { products, scores: best };
}
