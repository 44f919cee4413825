import { formatMoment, formatShare } from "@/components/admin/format";
import type { HoldoutReport } from "@/lib/recommender/readouts/holdout-report";
import { MetricTable } from "./metric-table";
import { SplitNote } from "./split-note";

/** Who is held out since when, and what everybody else has brought that they have not. */
export function HoldoutReportView({ report, currency }: { report: HoldoutReport; currency: string }) {
  const { holdout, definition, readout } = report;
  return (
    <>
      <p className="max-w-2xl text-muted">
        {formatShare(holdout.share)} of shoppers have been kept out of all experiments and flags since{" "}
        {formatMoment(new Date(holdout.startedAt).toISOString())}, with what served then. What all changes
        since have brought together is what the others buy more than they do; it is counted every hour.
      </p>
      {readout ? (
        <>
          <MetricTable definition={definition} readout={readout} currency={currency} />
          <SplitNote definition={definition} readout={readout} shares={null} />
        </>
      ) : (
        <p className="text-muted">Nothing has been counted yet: the worker does so within the hour.</p>
      )}
    </>
  );
}
