import { formatAge, formatAmount, formatCount } from "@/components/admin/format";
import { METRIC_FACTS } from "@/lib/recommender/experiments/metrics";
import type { ChangeReport, Earned } from "@/lib/recommender/readouts/change";
import { CHANGE_TITLES, ConclusionNote } from "./conclusion-note";
import { LiftChart } from "./lift-chart";
import { toLiftPoints } from "./lift-points";
import { MetricTable } from "./metric-table";
import { SplitNote } from "./split-note";

/** `Of the £12,300 its shoppers have spent, between £200 and £1,100 would not have been without it.` */
function sayEarned({ spent, low, high }: Earned, currency: string): string {
  const amount = (minor: number) => formatAmount(Math.round(Math.abs(minor)), currency);
  const range = `between ${amount(low >= 0 ? low : high)} and ${amount(low >= 0 ? high : low)}`;
  return low >= 0
    ? `Of the ${amount(spent)} that those who have it spent since, ${range} would not be there without it.`
    : `Those who have it spent ${amount(spent)} since: ${range} less than they would have without it.`;
}

/** What something that some shoppers have and others do not has brought so far: a sentence, its curve, every metric. */
export function ChangeReportView({
  report: { change, readout, curve, conclusion, earned, computedAt },
  currency,
  now,
}: {
  report: ChangeReport;
  currency: string;
  now: number;
}) {
  const [without, having] = change.variants;
  const title = `${METRIC_FACTS[change.metric].label}: ${having?.name.toLowerCase()} against ${without?.name.toLowerCase()}`;
  return (
    <div className="space-y-8">
      <ConclusionNote conclusion={conclusion} titles={CHANGE_TITLES} />
      {earned && <p className="max-w-2xl text-pretty">{sayEarned(earned, currency)}</p>}
      <SplitNote definition={change} readout={readout} shares={null} />
      {readout.crossed > 0 && (
        <p className="text-sm text-muted">
          {formatCount(readout.crossed)} shoppers were among both, by signing in on a second device, and count
          in none.
        </p>
      )}
      <LiftChart title={title} points={toLiftPoints(curve, having?.key ?? "")} />
      <MetricTable definition={change} readout={readout} currency={currency} />
      <p className="text-sm text-muted">
        Counted {formatAge(computedAt, now)}, of everybody who saw a list of the shop since it began; robots
        and admins are in no number.
      </p>
    </div>
  );
}
