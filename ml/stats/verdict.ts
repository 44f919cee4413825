/** Which differences count: both ways, B above A, or B below A. */
export type Sided = "two" | "greater" | "less";

/** What is said of an effect. An end that is null is open: the interval goes on without bound. */
export interface Verdict {
  readonly lift: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly standardError: number;
  /** Of a test; null where none was made. */
  readonly p: number | null;
  /** Of the Bayesian answer alone: the chance that B is better. */
  readonly chanceToWin: number | null;
  /** Of the Bayesian answer alone: the expected loss by keeping A, and by choosing B. */
  readonly risk: readonly [number, number] | null;
}

/** The interval of this half width, open where a one-sided question does not ask. */
export function intervalAround(
  lift: number,
  half: number,
  sided: Sided,
): { low: number | null; high: number | null } {
  return { low: sided === "less" ? null : lift - half, high: sided === "greater" ? null : lift + half };
}
