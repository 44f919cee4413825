/** Metrics of which less is better: errors of stars, and exposure that is not even. */
const SMALL_IS_GOOD = new Set(["rmse", "mae", "gini"]);

/** What a metric's value costs, so that the smallest loss is the best value. */
export function lossOf(metric: string, value: number): number {
  return SMALL_IS_GOOD.has(metric.split("@")[0]) ? value : -value;
}
