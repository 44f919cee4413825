/** Items with their scores, best first. */
export interface Ranked {
  readonly items: Uint32Array;
  readonly scores: Float32Array;
}

/**
 * The `k` items of highest score, best first; equal scores by lower index, so that answers are
 * reproducible. Items with `blocked[i] !== 0` and scores that are not numbers are left out, hence the
 * answer may be shorter than `k`.
 *
 * A binary heap of the best so far, worst on top: O(n + m log k), where m is how often the heap changes.
 */
export function topK(scores: Float32Array, k: number, blocked?: Uint8Array): Ranked {
  const limit = Math.max(0, Math.min(Math.floor(k), scores.length));
  const heap = { items: new Uint32Array(limit), scores: new Float32Array(limit) };
  if (limit === 0) return heap;
  let size = 0;
  let i = 0;
  for (; size < limit && i < scores.length; i++) {
    if (!Number.isNaN(scores[i]) && !blocked?.[i]) siftUp(heap, size++, i, scores[i]);
  }
  // Later indices lose ties, so only what is above the worst matters from here on.
  for (i = findAbove(scores, i, heap.scores[0]); i < scores.length;) {
    if (!blocked?.[i]) siftDown(heap, size, i, scores[i]);
    i = findAbove(scores, i + 1, heap.scores[0]);
  }
  return drain(heap, size);
}

/** The first index from `from` on whose score is above `worst`, else how many there are. */
function findAbove(scores: Float32Array, from: number, worst: number): number {
  const end = scores.length;
  let i = from;
  // Eight at a time: the loop around the comparisons would cost as much as they do.
  for (; i + 8 <= end; i += 8) {
    if (scores[i] > worst || scores[i + 1] > worst || scores[i + 2] > worst || scores[i + 3] > worst) break;
    if (scores[i + 4] > worst || scores[i + 5] > worst || scores[i + 6] > worst || scores[i + 7] > worst)
      break;
  }
  while (i < end && !(scores[i] > worst)) i++;
  return i;
}

function siftUp({ items, scores }: Ranked, size: number, item: number, score: number): void {
  let at = size;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (scores[parent] < score || (scores[parent] === score && items[parent] > item)) break;
    items[at] = items[parent];
    scores[at] = scores[parent];
    at = parent;
  }
  items[at] = item;
  scores[at] = score;
}

/** Puts an item in place of the top of a heap of `size` entries. */
function siftDown({ items, scores }: Ranked, size: number, item: number, score: number): void {
  let at = 0;
  for (let child = 1; child < size; child = 2 * at + 1) {
    const other = child + 1;
    if (other < size) {
      const isTie = scores[other] === scores[child];
      if (isTie ? items[other] > items[child] : scores[other] < scores[child]) child = other;
    }
    if (scores[child] > score || (scores[child] === score && items[child] < item)) break;
    items[at] = items[child];
    scores[at] = scores[child];
    at = child;
  }
  items[at] = item;
  scores[at] = score;
}

/** Empties the heap worst first, filling the answer from its end. */
function drain(heap: Ranked, size: number): Ranked {
  const items = new Uint32Array(size);
  const scores = new Float32Array(size);
  for (let left = size - 1; left >= 0; left--) {
    items[left] = heap.items[0];
    scores[left] = heap.scores[0];
    siftDown(heap, left, heap.items[left], heap.scores[left]);
  }
  return { items, scores };
}
