import type { Activity, ActivityReport } from "@/lib/recommender/insights/activity-report";
import { isComparable } from "@/lib/recommender/insights/data-span";
import { relativeChange } from "@/lib/recommender/insights/outcome";
import { ACTIVITY_METRICS, ACTIVITY_NAMES, type ActivityMetric, formatActivity } from "./activity-metric";
import { AmountChange } from "./change";
import { formatCount, formatDay, formatShare } from "./format";
import { KeyNumber, KeyNumbers } from "./key-number";

/** What belongs beside a number: pieces besides lines, and how much of the revenue lists have brought in. */
function hintOf(metric: ActivityMetric, { units, revenue, listRevenue }: Activity): string | undefined {
  if (metric === "lines") return `${formatCount(units)} ${units === 1 ? "unit" : "units"}`;
  if (metric === "revenue" && revenue > 0) return `${formatShare(listRevenue / revenue)} through lists`;
  return undefined;
}

/** How a number moved; where less lies behind the days before, since when there is data instead. */
function Change({ metric, report }: { metric: ActivityMetric; report: ActivityReport }) {
  const isSales = metric === "orders" || metric === "revenue";
  const coverage = isSales ? report.sales : report.coverage;
  if (isComparable(coverage)) {
    return <AmountChange change={relativeChange(report.now[metric], report.before[metric])} />;
  }
  // What holds for all numbers alike is said once, above them.
  if (!isSales || !coverage.span || !isComparable(report.coverage)) return null;
  return <span className="text-muted">data since {formatDay(coverage.span.from)}</span>;
}

/** What people did, each number with how it moved against the days before. */
export function ActivityNumbers({ report }: { report: ActivityReport }) {
  const { now, currency } = report;
  return (
    <KeyNumbers>
      {ACTIVITY_METRICS.map((metric) => (
        <KeyNumber
          key={metric}
          label={ACTIVITY_NAMES[metric]}
          value={formatActivity(metric, now[metric], currency)}
          change={<Change metric={metric} report={report} />}
          hint={hintOf(metric, now)}
        />
      ))}
    </KeyNumbers>
  );
}
