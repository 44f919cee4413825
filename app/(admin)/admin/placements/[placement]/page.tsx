import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CoverageNote } from "@/components/admin/coverage-note";
import { LiveNote } from "@/components/admin/live-note";
import { NothingShown } from "@/components/admin/nothing-shown";
import { OutcomeChart } from "@/components/admin/outcome-chart";
import { OutcomeNumbers } from "@/components/admin/outcome-numbers";
import { PartTable } from "@/components/admin/part-table";
import { PeriodForm } from "@/components/admin/period-form";
import { placementName } from "@/components/admin/placement-name";
import { readMetric } from "@/components/admin/report-metric";
import { ReportNotes } from "@/components/admin/report-notes";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { decodePart } from "@/lib/platform/http/decode-part";
import { systemClock } from "@/lib/platform/clock";
import { emptyOutcome } from "@/lib/recommender/insights/outcome";
import { readPeriod } from "@/lib/recommender/insights/period";
import { getPlacementDetail } from "@/lib/recommender/insights/queries";
import { getRollupStatus } from "@/lib/recommender/rollups/status";
import { placementNameSchema } from "@/lib/recommender/strategies/placements";
import { getAdminViewer } from "../../admin-viewer";

type Props = PageProps<"/admin/placements/[placement]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: placementName(decodePart((await params).placement)) };
}

export default async function PlacementPage({ params, searchParams }: Props) {
  const viewer = await getAdminViewer("insights:read");
  const placement = decodePart((await params).placement);
  const query = await searchParams;
  const now = systemClock.now();
  const { period, problem } = readPeriod(query, now);
  const [status, { row, days, coverage, currency }] = await Promise.all([
    getRollupStatus(viewer),
    getPlacementDetail(viewer, placement, period),
  ]);
  if (!row && !placementNameSchema.safeParse(placement).success) notFound();
  const path = `/admin/placements/${encodeURIComponent(placement)}`;
  const address = `?from=${period.from}&to=${period.to}`;
  return (
    <div className="space-y-6">
      <div className="space-y-3">
        <Breadcrumbs
          crumbs={[
            { label: "Placements", href: `/admin/placements${address}` },
            { label: placementName(placement) },
          ]}
        />
        <PageHeading title={placementName(placement)} />
      </div>
      <PeriodForm
        action={path}
        period={period}
        today={new Date(now).toISOString().slice(0, 10)}
        problem={problem}
      />
      <LiveNote initial={status} />
      {coverage.now > 0 && <CoverageNote period={period} coverage={coverage} path={path} />}
      <OutcomeNumbers
        coverage={coverage}
        now={row?.now ?? emptyOutcome()}
        before={row?.before ?? emptyOutcome()}
        currency={currency}
      />
      {row && row.now.lists > 0 ? (
        <>
          <OutcomeChart
            days={days}
            perDay={row.perDay}
            total={row.now}
            currency={currency}
            metric={readMetric(query.metric)}
            href={path + address}
          />
          <PartTable heading="By strategy" parts={row.strategies} currency={currency} />
          <PartTable heading="By model version" parts={row.models} currency={currency} />
        </>
      ) : (
        <NothingShown period={period} coverage={coverage} path={path} />
      )}
      <ReportNotes />
    </div>
  );
}
