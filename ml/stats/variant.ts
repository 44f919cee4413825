import type { Sums } from "./moments";

/** What is measured of each unit: a yes or no, a number, or the quotient of two sums. */
export type Metric = "proportion" | "mean" | "ratio";

/** A second value of each unit, with the products of both. */
export interface PairedSums extends Sums {
  readonly sumProducts: number;
}

/** The denominator as it was before the experiment. */
export interface CovariateDenominator extends PairedSums {
  /** Products with the metric. */
  readonly withMetric: number;
  /** Products with the denominator during the experiment. `sumProducts` are those with the covariate. */
  readonly withDenominator: number;
}

/** What the metric was before the experiment: nothing a variant could have changed. */
export interface Covariate extends PairedSums {
  /** Only of ratios: the denominator before … */
  readonly denominator?: CovariateDenominator | null;
  /** … and the products of the covariate with the denominator during the experiment. */
  readonly withDenominator?: number;
}

/** The sufficient statistics of one variant: sums over its units (shoppers), each unit counted once. */
export interface VariantSums {
  readonly name: string;
  /** Units. */
  readonly n: number;
  readonly sum: number;
  /** Not needed of proportions, where it is the sum. */
  readonly sumSquares?: number;
  readonly covariate?: Covariate | null;
  /** Only of ratios. */
  readonly denominator?: PairedSums | null;
}

/** Sums of the metric itself. */
export function metricSums({ sum, sumSquares }: VariantSums, metric: Metric): Sums {
  return { sum, sumSquares: metric === "proportion" ? sum : (sumSquares ?? 0) };
}
