import { STEPS } from "@/lib/recommender/insights/outcome";

/** What the chart of a placement report can show. */
export const METRICS = [...STEPS, "lists", "revenue"] as const;
export type Metric = (typeof METRICS)[number];

export const METRIC_NAMES: Record<Metric, string> = {
  click: "Click-through rate",
  cart: "Add-to-cart rate",
  purchase: "Purchase rate",
  lists: "Lists shown",
  revenue: "Revenue",
};

/** The metric an address asks for; click-through when it asks for none that exists. */
export function readMetric(asked: unknown): Metric {
  return METRICS.find((metric) => metric === asked) ?? "click";
}
