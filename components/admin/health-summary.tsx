import { Alert } from "@/components/ui/alert";
import { type HealthReport, listProblems, namesOfWrong } from "@/lib/recommender/health/health-report";
import { formatCount, formatMoment } from "./format";
import { HealthBadge } from "./health-badge";

/** What stretch of time is meant: `up to 2 Mar 2026, 14:05`. */
function sayStretches({ before, now }: HealthReport): string {
  if (!before || !now?.from) return "";
  const learnt = `${formatCount(before.events)} events up to ${formatMoment(before.to)}`;
  const today = `${formatCount(now.events)} since ${formatMoment(now.from)}`;
  return `Compared: ${learnt}, and ${today} (UTC).`;
}

/** The newest look in sentences: what is wrong or worth a look, then how fresh everything is and whether serving agrees. */
export function HealthSummary({ report }: { report: HealthReport }) {
  const problems = listProblems(report);
  const isWrong = namesOfWrong(report).length > 0;
  return (
    <div className="space-y-4">
      <Alert
        tone={problems.length === 0 ? "positive" : isWrong ? "negative" : "warning"}
        title={problems.length === 0 ? "All is as it should be, as far as can be told." : "To look at"}
      >
        {problems.length > 0 && (
          <ul className="list-disc space-y-1 pl-5">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </Alert>
      <ul className="space-y-2 text-sm">
        {[report.freshness, report.skew].map(
          (one) =>
            one && (
              <li key={one.text} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <HealthBadge state={one.state} />
                <span className="min-w-0">{one.text}</span>
              </li>
            ),
        )}
        <li className="text-muted">
          {sayStretches(report)} Looked at {formatMoment(report.at)}.
        </li>
      </ul>
    </div>
  );
}
