/** How two samples differ. Without an error the numbers are there. */
export interface Drift {
  /** The distance: what it means depends on what measured it. */
  readonly distance: number | null;
  /** How likely a distance at least this large is by chance, if nothing has changed. */
  readonly p: number | null;
  readonly error: DriftProblem | null;
}

export type DriftProblem =
  /** One of the samples holds fewer values than anything should be said of. */
  | "too_few_values"
  /** A value that is no number, a count below 0. */
  | "impossible_values"
  /** All values of both samples are the same. */
  | "no_spread";

/** Fewer values, and nothing is said. */
export const MIN_VALUES = 50;

/** An answer without numbers. */
export function refuse(error: DriftProblem): Drift {
  return { distance: null, p: null, error };
}
