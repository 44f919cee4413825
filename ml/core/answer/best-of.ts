import { topK, type Ranked } from "../../base/top-k";
import type { Answer } from "./answer";

/** Bounds are never below the scores: so many more than are wanted are scored before anything is proved by them. */
const SPARE = 32;

/** Of one call and the next: an array as long as the catalog is not made anew for every shopper. */
let spare: Float32Array | null = null;

/**
 * `scoreAll` followed by `topK` (ml/base/top-k.ts): the same items with the same scores.
 *
 * @param blocked length `itemCount`; not 0 leaves an item out
 */
export function bestOf(answer: Answer, limit: number, blocked?: Uint8Array): Ranked {
  if (answer.best) return answer.best(limit, blocked);
  return bestByBounds(answer, limit, blocked, (sums) => answer.addBounds(1, sums));
}

/**
 * The same by bounds: those whose bounds are highest are scored, and whatever else has a bound that is not below the last of
 * them. What is left out has a bound below the last of the answer, so its score is below it, too.
 *
 * @param addBounds to zeros, one for each item
 */
export function bestByBounds(
  answer: Answer,
  limit: number,
  blocked: Uint8Array | undefined,
  addBounds: (zeros: Float32Array) => void,
): Ranked {
  const { itemCount } = answer;
  const whole = spare && spare.length >= itemCount ? spare : new Float32Array(itemCount);
  spare = null; // an answer may ask for the best of another while it is asked
  const bounds = whole.subarray(0, itemCount).fill(0);
  addBounds(bounds);
  const most = Math.max(0, Math.min(Math.floor(limit), itemCount));
  const best = answer.isExact ? topK(bounds, most, blocked) : proveBest(answer, most, blocked, bounds);
  spare = whole;
  return best;
}

function proveBest(
  answer: Answer,
  limit: number,
  blocked: Uint8Array | undefined,
  bounds: Float32Array,
): Ranked {
  const first = topK(bounds, limit + SPARE, blocked).items;
  const least = score(answer, first, limit).scores[limit - 1] ?? -Infinity;
  for (const item of first) bounds[item] = -Infinity;
  const others = listFrom(bounds, least, blocked);
  const all = new Uint32Array(first.length + others.length);
  all.set(first);
  all.set(others, first.length);
  return score(answer, all.sort(), limit);
}

/** The best of some items, ascending or not: equal scores by lower index only where they ascend. */
function score(answer: Answer, items: Uint32Array, limit: number): Ranked {
  const scores = new Float32Array(items.length);
  answer.scoreItems(items, scores);
  const best = topK(scores, limit);
  return { items: best.items.map((place) => items[place]), scores: best.scores };
}

/** The items that are not blocked and whose bound is at least `least`, or no number; ascending. */
function listFrom(bounds: Float32Array, least: number, blocked: Uint8Array | undefined): Uint32Array {
  const found: number[] = [];
  const end = bounds.length;
  for (let i = 0; i < end; i++) {
    // Eight at a time: the loop around the comparisons would cost as much as they do.
    while (i + 8 <= end && areBelow(bounds, i, least)) i += 8;
    if (i < end && !(bounds[i] < least) && !blocked?.[i] && bounds[i] !== -Infinity) found.push(i);
  }
  return Uint32Array.from(found);
}

function areBelow(b: Float32Array, i: number, least: number): boolean {
  return (
    b[i] < least &&
    b[i + 1] < least &&
    b[i + 2] < least &&
    b[i + 3] < least &&
    b[i + 4] < least &&
    b[i + 5] < least &&
    b[i + 6] < least &&
    b[i + 7] < least
  );
}
