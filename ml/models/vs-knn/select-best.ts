/**
 * Moves the `k` ids of highest score to the front, best first; of equal scores the lower id. The other ids stay
 * behind them in any order. A heap of the best so far with the worst on top, inside `ids`: O(n + m log k), where m is
 * how often the heap changes, and no memory.
 *
 * @param ids places in `scores`, no two alike; the first `count` of them are looked at
 * @returns how many were selected: min(k, count)
 */
export function selectBest(ids: Uint32Array, count: number, k: number, scores: Float64Array): number {
  const size = Math.min(k, count);
  for (let root = (size >> 1) - 1; root >= 0; root--) sink(ids, root, size, scores);
  for (let i = size; i < count && size > 0; i++) {
    if (!isWorse(ids[0], ids[i], scores)) continue;
    const worst = ids[0];
    ids[0] = ids[i];
    ids[i] = worst;
    sink(ids, 0, size, scores);
  }
  for (let end = size - 1; end > 0; end--) {
    const worst = ids[0];
    ids[0] = ids[end];
    ids[end] = worst;
    sink(ids, 0, end, scores);
  }
  return size;
}

function isWorse(a: number, b: number, scores: Float64Array): boolean {
  return scores[a] < scores[b] || (scores[a] === scores[b] && a > b);
}

/** Restores the heap below `root` among the first `size` ids. */
function sink(ids: Uint32Array, root: number, size: number, scores: Float64Array): void {
  const item = ids[root];
  let place = root;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= size) break;
    if (child + 1 < size && isWorse(ids[child + 1], ids[child], scores)) child++;
    if (!isWorse(ids[child], item, scores)) break;
    ids[place] = ids[child];
    place = child;
  }
  ids[place] = item;
}
