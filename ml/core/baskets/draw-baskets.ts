/** Pairs that may be counted: some seconds of work. */
const MOST_PAIRS = 500_000_000;

/**
 * For how many baskets like it each one stands when pairs are counted: 1 where all of them fit into the work
 * that may be done. Otherwise baskets of more than some size t are drawn with probability t / size, and one
 * that is drawn stands for size / t: they cost most and say least about each pair, and the sums stay right on
 * average. Drawn by number, so that the same baskets are drawn every time.
 *
 * @param indptr where each basket's items begin, baskets + 1
 * @returns one factor per basket, 0 for those that are not counted
 */
export function drawBaskets(indptr: Uint32Array, largest: number, mostPairs = MOST_PAIRS): Float64Array {
  const count = indptr.length - 1;
  const sizeOf = (basket: number): number => indptr[basket + 1] - indptr[basket];
  const ofSize = new Float64Array(largest + 1);
  for (let b = 0; b < count; b++) if (sizeOf(b) <= largest) ofSize[sizeOf(b)]++;
  const whole = findWhole(ofSize, mostPairs);
  const factors = new Float64Array(count);
  for (let b = 0; b < count; b++) {
    const size = sizeOf(b);
    if (size > largest) continue;
    if (size <= whole) factors[b] = 1;
    else if (uniformOf(b) * size < whole) factors[b] = size / whole;
  }
  return factors;
}

/** The largest t, at least 1, with which Σ size² · min(1, t / size) stays within the work. */
function findWhole(ofSize: Float64Array, mostPairs: number): number {
  const workOf = (t: number): number =>
    ofSize.reduce((sum, count, size) => sum + count * size * Math.min(size, t), 0);
  let [low, high] = [1, ofSize.length - 1];
  if (workOf(high) <= mostPairs) return high;
  while (high - low > 1e-3) {
    const middle = (low + high) / 2;
    if (workOf(middle) <= mostPairs) low = middle;
    else high = middle;
  }
  return low;
}

/** A number in [0, 1) that looks drawn and is always the same for one basket. */
function uniformOf(basket: number): number {
  let bits = Math.imul(basket ^ 0x9e3779b9, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}
