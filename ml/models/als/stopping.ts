/** Keeps the best of a sequence of results, and says when no better one is to be expected. */
export interface Stopping<T> {
  /** Takes the next result; true when `patience` results in a row were no better than the best. */
  isOver(score: number, result: T): boolean;
  /** Undefined before the first. */
  best(): T | undefined;
}

/** @param patience 0 never ends */
export function createStopping<T>(patience: number): Stopping<T> {
  let best: T | undefined;
  let bestScore = -Infinity;
  let waited = 0;
  return {
    isOver(score, result) {
      if (Number.isNaN(score)) throw new RangeError("The validation score of an iteration is NaN.");
      waited++;
      if (best === undefined || score > bestScore) {
        best = result;
        bestScore = score;
        waited = 0;
      }
      return patience > 0 && waited >= patience;
    },
    best: () => best,
  };
}
