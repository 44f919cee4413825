import { ACCURACY_METRICS } from "./accuracy";

/** What is measured of lists, at a length each. */
export const LIST_METRICS = [
  ...ACCURACY_METRICS,
  ...(["coverage", "gini", "novelty", "serendipity", "diversity"] as const),
];

/** What is measured of predicted stars. */
export const STAR_METRICS = ["rmse", "mae"] as const;
