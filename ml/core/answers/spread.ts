/** Scores that differ by less, relative to their mean, differ by rounding. */
const LEAST_SPREAD = 1e-6;

/** 1 / standard deviation; 0 where there is next to none. */
export function scaleOf(mean: number, variance: number): number {
  const deviation = Math.sqrt(Math.max(0, variance));
  return deviation > LEAST_SPREAD * Math.abs(mean) && deviation > Number.MIN_VALUE ? 1 / deviation : 0;
}

/**
 * The same of scores that are written down, in two passes: stable however small the spread is against the mean.
 *
 * @param met the items of the history
 */
export function calibrate(scores: Float32Array, met: Uint32Array): number {
  const items = new Set(met);
  const count = Math.max(1, scores.length - items.size);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += scores[i];
  for (const item of items) sum -= scores[item];
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < scores.length; i++) squares += (scores[i] - mean) ** 2;
  for (const item of items) squares -= (scores[item] - mean) ** 2;
  return scaleOf(mean, squares / count);
}

/** Of all items: how many there are, the sum of their scores, and that of the squares. */
export interface ScoreSums {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

/**
 * The same from sums over all items, less those of a history.
 *
 * @param met the score of each item of the history, once each
 */
export function scaleWithout(met: Float32Array, { count, sum, squares }: ScoreSums): number {
  let [others, rest, restSquares] = [count, sum, squares];
  for (const score of met) {
    others--;
    rest -= score;
    restSquares -= score * score;
  }
  const mean = rest / Math.max(1, others);
  return scaleOf(mean, restSquares / Math.max(1, others) - mean * mean);
}
