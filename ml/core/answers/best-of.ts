import { gather } from "../../base/gather";
import { topK, type Ranked } from "../../base/top-k";
import type { Answer } from "../answer";

/** One bound in so many is looked at to guess how high those of the best are. */
const STRIDE = 61;
/** So many of them more than are wanted: a guess that is too low costs some scores, one that is too high another look at all. */
const SPARE = 6;
/** Where so many times as many as are wanted are above the guess, it is of no use: most bounds are alike. */
const MOST = 8;

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
 * The same by bounds: items are scored whose bounds are not below some number. As long as that is at most the last score of the
 * list, whatever else there is has a bound below it, and so a score below it, too.
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
  const best = proveBest(answer, most, blocked, bounds);
  spare = whole;
  return best;
}

function proveBest(
  answer: Answer,
  limit: number,
  blocked: Uint8Array | undefined,
  bounds: Float32Array,
): Ranked {
  const guess = guessLeast(bounds, limit);
  const first = listFrom(bounds, guess, Math.max(1024, MOST * limit), blocked);
  if (first === null || first.length < limit) {
    return answer.isExact ? topK(bounds, limit, blocked) : selectBest(answer, limit, blocked, bounds);
  }
  if (answer.isExact) return pick(first, gather(bounds, first), limit);
  const best = score(answer, first, limit);
  const least = best.scores[limit - 1] ?? -Infinity;
  if (least >= guess) return best;
  const all = listFrom(bounds, least, bounds.length, blocked) ?? first;
  return score(answer, all, limit);
}

/** Without a guess: those whose bounds are highest say how high a bound has to be. */
function selectBest(
  answer: Answer,
  limit: number,
  blocked: Uint8Array | undefined,
  bounds: Float32Array,
): Ranked {
  const first = topK(bounds, limit, blocked).items;
  const least = first.length < limit ? -Infinity : score(answer, first.sort(), limit).scores[limit - 1];
  const all = listFrom(bounds, least ?? -Infinity, bounds.length, blocked) ?? first;
  return score(answer, all, limit);
}

/** About the bound that `limit` of them are not below, rather too low than too high. */
function guessLeast(bounds: Float32Array, limit: number): number {
  const sample = new Float32Array(Math.ceil(bounds.length / STRIDE));
  for (let i = 0; i < sample.length; i++) sample[i] = bounds[i * STRIDE];
  const place = Math.ceil((1.2 * limit) / STRIDE) + SPARE;
  return topK(sample, place).scores[place - 1] ?? -Infinity;
}

function score(answer: Answer, items: Uint32Array, limit: number): Ranked {
  const scores = new Float32Array(items.length);
  answer.scoreItems(items, scores);
  return pick(items, scores, limit);
}

/** @param items ascending, so that of equal scores the lower index comes first */
function pick(items: Uint32Array, scores: Float32Array, limit: number): Ranked {
  const best = topK(scores, limit);
  return { items: best.items.map((place) => items[place]), scores: best.scores };
}

/** The items that are not blocked and whose bound is at least `least`, or no number; ascending; null for more than `most`. */
function listFrom(
  bounds: Float32Array,
  least: number,
  most: number,
  blocked: Uint8Array | undefined,
): Uint32Array | null {
  const found: number[] = [];
  const end = bounds.length;
  for (let i = 0; i < end; i++) {
    // Eight at a time: the loop around the comparisons would cost as much as they do.
    while (i + 8 <= end && areBelow(bounds, i, least)) i += 8;
    if (i >= end || bounds[i] < least || blocked?.[i]) continue;
    if (found.length === most) return null;
    found.push(i);
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
