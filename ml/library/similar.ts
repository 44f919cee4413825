import type { State } from "./state";

/** They answer by everybody's taste, so no pair of items means anything to them. */
const ALIKE_FOR_ALL = new Set(["popularity", "recent-popularity"]);

/**
 * How alike every item is to one: the cosine of their factors, or the scores for a history of that item alone.
 *
 * @returns one number per item
 */
export function scoreAlike({ model, kind, now }: State, item: number): Float32Array {
  if (ALIKE_FOR_ALL.has(kind)) {
    throw new RangeError(`"${kind}" answers everybody alike.`);
  }
  const scores = new Float32Array(model.itemCount);
  if (model.factors !== undefined) return cosines(model.factors, item, scores);
  const history = { items: Uint32Array.of(item), weights: Float32Array.of(1), at: Float64Array.of(now) };
  model.score(history, now, scores);
  return scores;
}

function cosines(factors: Float32Array, item: number, out: Float32Array): Float32Array {
  const size = factors.length / out.length;
  const own = factors.subarray(item * size, item * size + size);
  const length = (row: Float32Array) => Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
  const ownLength = length(own);
  for (let other = 0; other < out.length; other++) {
    const row = factors.subarray(other * size, other * size + size);
    const dot = row.reduce((sum, value, f) => sum + value * own[f], 0);
    const both = ownLength * length(row);
    out[other] = both > 0 ? dot / both : 0;
  }
  return out;
}
