import type { Activity, ActivityReport } from "@/lib/recommender/insights/activity-report";
import { isComparable } from "@/lib/recommender/insights/data-span";
import { relativeChange } from "@/lib/recommender/insights/outcome";
import { ACTIVITY_METRICS, ACTIVITY_NAMES, type ActivityMetric, formatActivity } from "./activity-metric";
import { AmountChange } from "./change";
import { formatCount, formatShare } from "./format";
import { KeyNumber, KeyNumbers } from "./key-number";

/** What belongs beside a number: pieces besides lines, and how much of the revenue lists have brought in. */
function hintOf(metric: ActivityMetric, { units, revenue, listRevenue }: Activity): string | undefined {
  if (metric === "lines") return `${formatCount(units)} ${units === 1 ? "unit" : "units"}`;
  if (metric === "revenue" && revenue > 0) return `${formatShare(listRevenue / revenue)} through lists`;
  return undefined;
}

/** What people did, each number with how it moved against the days before. */
export function ActivityNumbers({ report }: { report: ActivityReport }) {
  const { now, before, currency, coverage } = report;
  return (
    <KeyNumbers>
      {ACTIVITY_METRICS.map((metric) => (
        <KeyNumber
          key={metric}
          label={ACTIVITY_NAMES[metric]}
          value={formatActivity(metric, now[metric], currency)}
          change={
            isComparable(coverage) && <AmountChange change={relativeChange(now[metric], before[metric])} />
          }
          hint={hintOf(metric, now)}
        />
      ))}
    </KeyNumbers>
  );
}
