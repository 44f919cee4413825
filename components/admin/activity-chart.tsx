import { Card } from "@/components/ui/card";
import { TabLinks } from "@/components/ui/tab-links";
import type { ActivityReport } from "@/lib/recommender/insights/activity-report";
import { ACTIVITY_METRICS, ACTIVITY_NAMES, type ActivityMetric, formatActivity } from "./activity-metric";
import { BarChart } from "./bar-chart";
import { formatAmountTick, formatCompact } from "./format";

/** One metric of the activity per day, and links to the others. */
export function ActivityChart({
  report,
  metric,
  href,
}: {
  report: ActivityReport;
  metric: ActivityMetric;
  /** Address of this page with its days and without the metric. */
  href: string;
}) {
  const hrefFor = (other: ActivityMetric) => `${href}&metric=${other}`;
  return (
    <Card className="space-y-6">
      <TabLinks
        label="Chart"
        tabs={ACTIVITY_METRICS.map((other) => ({ label: ACTIVITY_NAMES[other], href: hrefFor(other) }))}
        current={hrefFor(metric)}
      />
      <BarChart
        name={ACTIVITY_NAMES[metric]}
        days={report.days}
        values={report.perDay.map((day) => day[metric])}
        format={(value) => formatActivity(metric, value, report.currency)}
        formatTick={(value) =>
          metric === "revenue" ? formatAmountTick(value, report.currency) : formatCompact(value)
        }
      />
    </Card>
  );
}
