import type { Metadata } from "next";
import { CoverageNote } from "@/components/admin/coverage-note";
import { LiveNote } from "@/components/admin/live-note";
import { NothingShown } from "@/components/admin/nothing-shown";
import { OutcomeChart } from "@/components/admin/outcome-chart";
import { OutcomeNumbers } from "@/components/admin/outcome-numbers";
import { PeriodForm } from "@/components/admin/period-form";
import { PlacementTable } from "@/components/admin/placement-table";
import { readMetric } from "@/components/admin/report-metric";
import { ReportNotes } from "@/components/admin/report-notes";
import { PageHeading } from "@/components/ui/page-heading";
import { systemClock } from "@/lib/platform/clock";
import { readPeriod } from "@/lib/recommender/insights/period";
import { getPlacementReport } from "@/lib/recommender/insights/queries";
import { getRollupStatus } from "@/lib/recommender/rollups/status";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Placements" };

const PATH = "/admin/placements";

export default async function PlacementsPage({ searchParams }: PageProps<"/admin/placements">) {
  const viewer = await getAdminViewer("insights:read");
  const query = await searchParams;
  const now = systemClock.now();
  const { period, problem } = readPeriod(query, now);
  const [status, report] = await Promise.all([getRollupStatus(viewer), getPlacementReport(viewer, period)]);
  const days = `?from=${period.from}&to=${period.to}`;
  return (
    <div className="space-y-6">
      <PageHeading title="Placements">
        What each carousel and the search earn, from the lists that really were on a screen.
      </PageHeading>
      <PeriodForm
        action={PATH}
        period={period}
        today={new Date(now).toISOString().slice(0, 10)}
        problem={problem}
      />
      <LiveNote initial={status} />
      {report.coverage.now > 0 && <CoverageNote period={period} coverage={report.coverage} path={PATH} />}
      <OutcomeNumbers {...report.total} currency={report.currency} coverage={report.coverage} />
      {report.total.now.lists === 0 ? (
        <NothingShown period={period} coverage={report.coverage} path={PATH} />
      ) : (
        <>
          <OutcomeChart
            days={report.days}
            perDay={report.perDay}
            total={report.total.now}
            currency={report.currency}
            metric={readMetric(query.metric)}
            href={PATH + days}
          />
          <PlacementTable report={report} query={days} />
        </>
      )}
      <ReportNotes />
    </div>
  );
}
