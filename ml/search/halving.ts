import type { Observation } from "./propose";

/** A point, what it cost, and the share of the training it was tried on. */
export interface Tried extends Observation {
  readonly share: number;
}

/** What is tried next: a point once more on a larger share, or a new one. */
export interface NextTrial<T extends Tried> {
  readonly share: number;
  readonly again?: T;
}

/** One in so many goes on to the next share, which is so many times larger. */
const FACTOR = 3;
/** With so many whole trials in the budget, parts of the training need not stand for it. */
const ENOUGH_TRIALS = 30;
/** A part of fewer events says little about the whole. */
const LEAST_EVENTS = 10_000;
/** With less than so many whole trials left, what looks best is tried on everything: some take longer than others. */
const LAST_TRIALS = 1.5;

/**
 * The shares of the training to try points on, ascending to 1: cheaper ones, the fewer whole trials there is time
 * for.
 *
 * @param wholeTrials how many trials on all of the training the rest of the budget holds
 * @param events of the training
 */
export function chooseShares(wholeTrials: number, events: number): readonly number[] {
  if (!(wholeTrials < ENOUGH_TRIALS)) return [1];
  const steps = wholeTrials * FACTOR < ENOUGH_TRIALS ? 2 : 1;
  const shares = Array.from({ length: steps }, (_, step) => 1 / FACTOR ** (steps - step));
  return [...shares.filter((share) => share * events >= LEAST_EVENTS), 1];
}

/**
 * Asynchronous successive halving (Li et al. 2020): whenever a third of the trials on one share is more than went
 * on from it, the best of those left goes on to the next share; else a new point starts on the smallest.
 *
 * @param wholeTrials as in `chooseShares`: when hardly any are left, the best is tried on everything at once
 */
export function nextTrial<T extends Tried>(
  tried: readonly T[],
  shares: readonly number[],
  wholeTrials: number,
): NextTrial<T> {
  const isTriedOn = (share: number) => {
    const points = new Set(tried.filter((one) => one.share === share).map(({ point }) => point));
    return ({ point }: T) => points.has(point);
  };
  const waitingOn = (share: number, next: number): T[] =>
    sortByLoss(tried.filter((one) => one.share === share)).filter((one) => !isTriedOn(next)(one));
  const parts = shares.slice(0, -1).reverse();
  if (wholeTrials < LAST_TRIALS) {
    const [best] = parts.flatMap((share) => waitingOn(share, 1));
    return { share: 1, again: best };
  }
  for (const share of parts) {
    const next = shares[shares.indexOf(share) + 1];
    const all = sortByLoss(tried.filter((one) => one.share === share));
    const best = all.slice(0, Math.floor(all.length / FACTOR)).find((one) => !isTriedOn(next)(one));
    if (best !== undefined) return { share: next, again: best };
  }
  return { share: shares[0] };
}

/** Without those that failed. */
function sortByLoss<T extends Tried>(tried: readonly T[]): T[] {
  return tried.filter(({ loss }) => loss < Infinity).sort((a, b) => a.loss - b.loss);
}
