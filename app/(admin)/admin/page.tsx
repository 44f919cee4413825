import { ActivityChart } from "@/components/admin/activity-chart";
import { readActivityMetric } from "@/components/admin/activity-metric";
import { ActivityNumbers } from "@/components/admin/activity-numbers";
import { AuditTable } from "@/components/admin/audit-table";
import { CoverageNote } from "@/components/admin/coverage-note";
import { LiveNote } from "@/components/admin/live-note";
import { LiveModel } from "@/components/admin/live-model";
import { OutcomeNumbers } from "@/components/admin/outcome-numbers";
import { PeriodForm } from "@/components/admin/period-form";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { systemClock } from "@/lib/platform/clock";
import { roleHas } from "@/lib/shop/auth/scopes";
import { readPeriod } from "@/lib/recommender/insights/period";
import { getActivityReport, getAuditPage, getPlacementTotals } from "@/lib/recommender/insights/queries";
import { listModels } from "@/lib/recommender/models/queries";
import { getRollupStatus } from "@/lib/recommender/rollups/status";
import { getAdminViewer } from "./admin-viewer";

const LATEST = 5;

export default async function OverviewPage({ searchParams }: PageProps<"/admin">) {
  const viewer = await getAdminViewer("insights:read");
  const query = await searchParams;
  const now = systemClock.now();
  const { period, problem } = readPeriod(query, now);
  const [status, activity, placements, models, audit] = await Promise.all([
    getRollupStatus(viewer),
    getActivityReport(viewer, period),
    getPlacementTotals(viewer, period),
    listModels(viewer),
    roleHas(viewer.role, "audit:read") ? getAuditPage(viewer, null) : null,
  ]);
  const days = `?from=${period.from}&to=${period.to}`;
  return (
    <div className="space-y-10">
      <div className="space-y-6">
        <PageHeading title="Overview" />
        <PeriodForm
          action="/admin"
          period={period}
          today={new Date(now).toISOString().slice(0, 10)}
          problem={problem}
        />
        <LiveNote initial={status} />
        <CoverageNote period={period} coverage={activity.coverage} path="/admin" />
        <ActivityNumbers report={activity} />
        <ActivityChart report={activity} metric={readActivityMetric(query.metric)} href={`/admin${days}`} />
      </div>
      <section>
        <SectionHeading title="Recommendations" href={`/admin/placements${days}`} linkLabel="By placement" />
        <OutcomeNumbers {...placements.total} currency={placements.currency} coverage={placements.coverage} />
      </section>
      <section>
        <SectionHeading title="Live model" href="/admin/models" linkLabel="All versions" />
        <LiveModel model={models.find(({ aliases }) => aliases.includes("live")) ?? null} now={now} />
      </section>
      {audit && (
        <section>
          <SectionHeading title="Latest changes" href="/admin/audit" />
          <AuditTable entries={audit.entries.slice(0, LATEST)} />
        </section>
      )}
    </div>
  );
}
