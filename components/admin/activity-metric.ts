import type { Activity } from "@/lib/recommender/insights/activity-report";
import { formatAmount, formatCount } from "./format";

/** What shoppers did, in the order of the overview. */
export const ACTIVITY_NAMES = {
  shoppers: "Shoppers",
  views: "Product views",
  carts: "Add to carts",
  orders: "Orders",
  lines: "Order lines",
  revenue: "Revenue",
} as const satisfies Partial<Record<keyof Activity, string>>;

export type ActivityMetric = keyof typeof ACTIVITY_NAMES;

export const ACTIVITY_METRICS = Object.keys(ACTIVITY_NAMES) as ActivityMetric[];

/** The metric an address asks for; shoppers when it asks for none that exists. */
export function readActivityMetric(asked: unknown): ActivityMetric {
  return ACTIVITY_METRICS.find((metric) => metric === asked) ?? "shoppers";
}

export function formatActivity(metric: ActivityMetric, value: number, currency: string): string {
  return metric === "revenue" ? formatAmount(value, currency) : formatCount(value);
}
