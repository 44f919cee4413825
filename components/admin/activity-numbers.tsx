import type { ActivityReport } from "@/lib/recommender/insights/activity-report";
import { relativeChange } from "@/lib/recommender/insights/outcome";
import { ACTIVITY_METRICS, ACTIVITY_NAMES, formatActivity } from "./activity-metric";
import { AmountChange } from "./change";
import { KeyNumber, KeyNumbers } from "./key-number";

/** What shoppers did, each number with how it moved against the days before. */
export function ActivityNumbers({ report }: { report: ActivityReport }) {
  return (
    <KeyNumbers>
      {ACTIVITY_METRICS.map((metric) => (
        <KeyNumber
          key={metric}
          label={ACTIVITY_NAMES[metric]}
          value={formatActivity(metric, report.now[metric], report.currency)}
          change={<AmountChange change={relativeChange(report.now[metric], report.before[metric])} />}
        />
      ))}
    </KeyNumbers>
  );
}
