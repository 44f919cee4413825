import { chiSquareTail } from "./distributions/chi-square";

/** Shares may be rounded as people round them: .333, .333, .333. */
const ROUNDED = 0.0021;

/** Shares as parts of 1, whether given so or in percent; null when they are none: negative, or adding up to something else. */
export function readShares(shares: readonly number[], variants: number): number[] | null {
  if (shares.length !== variants || !shares.every((share) => share >= 0)) return null;
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (Math.abs(total - 1) > ROUNDED && Math.abs(total / 100 - 1) > ROUNDED) return null;
  return shares.map((share) => share / total);
}

/**
 * How likely a split at least this far from the expected one is by chance (Pearson's χ²). A variant with a share of 0
 * is left out; without any unit there is nothing to doubt, and the answer is 1.
 *
 * @param shares one for each variant, adding up to 1
 */
export function sampleRatioP(counts: readonly number[], shares: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 1;
  let distance = 0;
  counts.forEach((count, i) => {
    const expected = shares[i] * total;
    if (expected > 0) distance += (count - expected) ** 2 / expected;
  });
  return chiSquareTail(distance, counts.length - 1);
}
