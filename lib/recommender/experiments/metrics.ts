import type { Metric } from "@/ml/index";

/** What an experiment can be judged by. Whatever a shopper does counts from their exposure on. */
export const METRICS = [
  "click-rate",
  "cart-rate",
  "conversion",
  "orders",
  "revenue",
  "list-revenue",
] as const;
export type MetricKey = (typeof METRICS)[number];

export interface MetricFacts {
  /** How statistics take it: of shoppers each yes or no, an amount a shopper, or lists clicked per list shown. */
  statistic: Metric;
  label: string;
  /** What is counted, as a sentence. */
  meaning: string;
  /** What a variant does that has more of it: `sells 5 % more`. */
  verb: string;
  format: "share" | "count" | "money";
}

/** More is better of each. */
export const METRIC_FACTS: Record<MetricKey, MetricFacts> = {
  "click-rate": {
    statistic: "ratio",
    label: "Click-through rate",
    meaning: "Lists of the experiment with a click, of those shown; each shopper's lists belong together.",
    verb: "is clicked",
    format: "share",
  },
  "cart-rate": {
    statistic: "proportion",
    label: "Add-to-cart rate",
    meaning: "Shoppers who put something into the cart, anywhere in the shop.",
    verb: "fills carts",
    format: "share",
  },
  conversion: {
    statistic: "proportion",
    label: "Conversion",
    meaning: "Shoppers who bought something, anywhere in the shop.",
    verb: "converts",
    format: "share",
  },
  orders: {
    statistic: "mean",
    label: "Orders a shopper",
    meaning: "Orders that still stand.",
    verb: "brings orders:",
    format: "count",
  },
  revenue: {
    statistic: "mean",
    label: "Revenue a shopper",
    meaning: "What a shopper bought anywhere in the shop; the largest one in a hundred amounts is cut.",
    verb: "sells",
    format: "money",
  },
  "list-revenue": {
    statistic: "mean",
    label: "Revenue from the lists",
    meaning: "What a shopper bought from the experiment's own lists; the largest one in a hundred is cut.",
    verb: "sells from its lists",
    format: "money",
  },
};
