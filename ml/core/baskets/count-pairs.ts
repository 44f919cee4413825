import { transpose, type Csr } from "../../linalg/sparse/csr";
import { topK } from "../../base/top-k";
import { NO_PACE, type Pace } from "../../base/pace";
import { drawBaskets } from "./draw-baskets";

/** A basket of more items than this says little about any pair of them and costs the square. */
const LARGEST_BASKET = 500;

interface Neighbours {
  readonly items: Uint32Array;
  readonly scores: Float32Array;
}

/** How strongly item j belongs to item i. */
export type PairScore = (sum: number, count: number, i: number, j: number) => number;

/**
 * The strongest neighbours of every item: for each pair the number of baskets with both, and the sum of
 * the baskets' weights, turned into a score. Scores ≤ 0 are no neighbours. The work is bounded: where baskets
 * are large and many, some stand for others (draw-baskets.ts).
 *
 * @param weightOf one weight per basket
 * @param limit most neighbours per item
 * @returns items × items; row i holds the neighbours of i, without i
 */
export async function countPairs(
  contents: Csr,
  weightOf: Float64Array,
  limit: number,
  score: PairScore,
  pace: Pace = NO_PACE,
): Promise<Csr> {
  const itemCount = contents.columns;
  const baskets = transpose(contents);
  const factors = drawBaskets(contents.indptr, LARGEST_BASKET);
  const sums = new Float64Array(itemCount);
  const counts = new Float64Array(itemCount);
  const dense = new Float32Array(itemCount);
  const met: number[] = [];
  const found: Neighbours[] = [];
  for (let i = 0; i < itemCount; i++) {
    if (i % 256 === 0) await pace.yield();
    met.length = 0;
    for (let e = baskets.indptr[i]; e < baskets.indptr[i + 1]; e++) {
      const basket = baskets.indices[e];
      const [from, to] = [contents.indptr[basket], contents.indptr[basket + 1]];
      const factor = factors[basket];
      if (factor === 0) continue;
      const weight = factor * weightOf[basket];
      for (let other = from; other < to; other++) {
        const j = contents.indices[other];
        if (counts[j] === 0) met.push(j);
        counts[j] += factor;
        sums[j] += weight;
      }
    }
    found.push(takeBest(i, met, limit, dense, (j) => score(sums[j], counts[j], i, j)));
    for (const j of met) sums[j] = counts[j] = 0;
  }
  return toCsr(itemCount, found);
}

/**
 * The best of `met`, by ascending item.
 *
 * @param dense scratch, one place per item
 */
function takeBest(
  self: number,
  met: readonly number[],
  limit: number,
  dense: Float32Array,
  score: (j: number) => number,
): Neighbours {
  const compact = new Float32Array(met.length);
  const places = new Uint32Array(met.length);
  let size = 0;
  for (const j of met) {
    const value = j === self ? 0 : score(j);
    if (!(value > 0)) continue;
    dense[j] = value;
    compact[size] = value;
    places[size++] = j;
  }
  // Most items have met fewer than the limit: then there is nothing to select.
  const isAll = size <= limit;
  const items = isAll ? places.slice(0, size) : topK(compact.subarray(0, size), limit).items;
  if (!isAll) for (let i = 0; i < items.length; i++) items[i] = places[items[i]];
  items.sort();
  return { items, scores: Float32Array.from(items, (j) => dense[j]) };
}

function toCsr(size: number, found: readonly Neighbours[]): Csr {
  const indptr = new Uint32Array(size + 1);
  for (let i = 0; i < size; i++) indptr[i + 1] = indptr[i] + found[i].items.length;
  const indices = new Uint32Array(indptr[size]);
  const values = new Float32Array(indptr[size]);
  found.forEach(({ items, scores }, i) => {
    indices.set(items, indptr[i]);
    values.set(scores, indptr[i]);
  });
  return { rows: size, columns: size, indptr, indices, values };
}
