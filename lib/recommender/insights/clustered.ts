import { wilsonBounds, type Interval } from "@/ml/index";

/** The standard normal's 97.5 % quantile: intervals cover 95 %. */
export const Z = 1.959963984540054;

/** A number of each shopper, summed up: what a rate of shoppers and its interval are made of. */
export interface Sample {
  /** Shoppers. */
  count: number;
  mean: number;
  /** Of the shoppers' numbers, with count − 1; null for fewer than two. */
  variance: number | null;
}

export const NO_SAMPLE: Sample = { count: 0, mean: 0, variance: null };

/**
 * How many independent yes-or-no answers say as much as these shoppers' shares: p(1 − p) over the variance of their mean.
 * Never fewer than one, never more than the lists behind them; where all shoppers agree, their number.
 *
 * @param lists what the shares are shares of, all shoppers together
 */
export function effectiveTrials({ count, mean, variance }: Sample, lists: number): number {
  const spread = mean * (1 - mean);
  if (variance === null) return 1;
  if (variance === 0 || spread === 0) return count;
  return Math.min(lists, Math.max(1, (spread * count) / variance));
}

/**
 * The 95 % interval of a mean of shares, with the shopper as the unit: Wilson's, for as many answers as the shoppers'
 * agreement is worth. Lists of one shopper resemble each other; taken as independent they would promise too much.
 */
export function shareInterval(sample: Sample, lists: number): Interval | null {
  if (sample.count === 0) return null;
  const trials = effectiveTrials(sample, lists);
  // The mean of shares may miss 0 and 1 by an error of the last digit.
  const hits = Math.min(trials, Math.max(0, sample.mean * trials));
  const { low, high } = wilsonBounds(hits, trials, Z);
  return { low: Math.max(0, low), high: Math.min(1, high) };
}

/**
 * The 95 % interval of the difference of two means of shares, `a − b`, from both intervals. It excludes 0 when the
 * difference is more than chance. Null when either side has no shopper. (R. G. Newcombe, Statistics in Medicine 17, 1998,
 * method 10.)
 */
export function differenceInterval(a: ShareOf, b: ShareOf): Interval | null {
  const [ofA, ofB] = [shareInterval(a.sample, a.lists), shareInterval(b.sample, b.lists)];
  if (!ofA || !ofB) return null;
  const [pA, pB] = [a.sample.mean, b.sample.mean];
  return {
    low: pA - pB - Math.hypot(pA - ofA.low, ofB.high - pB),
    high: pA - pB + Math.hypot(ofA.high - pA, pB - ofB.low),
  };
}

export interface ShareOf {
  sample: Sample;
  lists: number;
}

/** The 95 % interval of a mean amount a shopper; null for fewer than two shoppers. Amounts are not below 0. */
export function amountInterval({ count, mean, variance }: Sample): Interval | null {
  if (variance === null) return null;
  const half = Z * Math.sqrt(variance / count);
  return { low: Math.max(0, mean - half), high: mean + half };
}
