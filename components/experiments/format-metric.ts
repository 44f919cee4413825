import { formatAmount, formatShare } from "@/components/admin/format";
import { METRIC_FACTS, type MetricKey } from "@/lib/recommender/experiments/metrics";

/** A metric's value of one variant, as it is read. */
export function formatMetric(metric: MetricKey, value: number | null, currency: string): string {
  if (value === null) return "–";
  const { format } = METRIC_FACTS[metric];
  if (format === "money") return formatAmount(Math.round(value), currency);
  return format === "share" ? formatShare(value) : value.toFixed(3);
}
