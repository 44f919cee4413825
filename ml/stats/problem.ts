/**
 * Why an answer is missing, or must not be read. Statistics answer with one of these words and never throw; the first
 * part of the list leaves no numbers, from `too_few_units` on there are numbers which a readout has to withhold.
 */
export type AnalysisProblem =
  /** Confidence, prior or tuning outside what they can be. */
  | "bad_options"
  /** Fewer than two variants. */
  | "too_few_variants"
  /** A count below 0 or not whole, more hits than tries, a sum of squares below 0. */
  | "impossible_counts"
  /** A variant nobody was in. */
  | "empty_variant"
  /** A variant with one unit: one value has no spread. */
  | "single_unit"
  /** A ratio whose denominator is 0, or is not there. */
  | "zero_denominator"
  /** All values of a variant are equal, or the sums contradict each other. */
  | "zero_variance"
  /** A lift relative to 0. */
  | "zero_baseline"
  /** Numbers too large or too small to reckon with. */
  | "not_finite"
  /** Fewer units in a variant than anything should be said about. */
  | "too_few_units"
  /** Expected shares that are not one for each variant, are negative, or do not add up to 1 (or 100). */
  | "bad_shares"
  /** Units were lost, or split otherwise than meant: what is compared is not comparable. */
  | "sample_ratio_mismatch"
  /** So few units made the numbers of a variant that they tell of those few. */
  | "too_few_events";

/** Whether an answer is a problem instead. */
export function isProblem<T extends object>(answer: T | AnalysisProblem): answer is AnalysisProblem {
  return typeof answer === "string";
}
