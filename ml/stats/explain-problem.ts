import { MIN_EVENTS, MIN_UNITS } from "./check-variants";
import type { AnalysisProblem } from "./problem";

const SENTENCES: Record<AnalysisProblem, string> = {
  bad_options: "The confidence, the prior or the tuning is outside what it can be.",
  too_few_variants: "There are fewer than two variants: nothing can be compared.",
  impossible_counts:
    "The counts cannot be: below 0, not whole, more hits than shoppers, or a sum of squares below 0.",
  empty_variant: "Nobody was in one of the variants.",
  single_unit: "One of the variants holds a single shopper: one value has no spread.",
  zero_denominator: "The denominator of a variant is 0 or missing: there is no ratio.",
  zero_variance: "All shoppers of a variant have the same value, or its sums contradict each other.",
  zero_baseline:
    "The first variant's mean is 0: nothing can be relative to it. Ask for the absolute difference.",
  not_finite: "The numbers are too large or too small to reckon with.",
  too_few_units: `A variant has fewer than ${MIN_UNITS} shoppers: too little to say anything.`,
  bad_shares: "The expected shares are not one for each variant, are below 0, or do not add up to 1.",
  sample_ratio_mismatch:
    "Shoppers are split otherwise than expected, and that is no accident: some are lost or counted twice. Find out why before reading anything.",
  too_few_events: `Fewer than ${MIN_EVENTS} shoppers made a variant's numbers: they tell of those few.`,
};

/** A problem as a sentence for people. */
export function explainProblem(problem: AnalysisProblem): string {
  return SENTENCES[problem];
}
