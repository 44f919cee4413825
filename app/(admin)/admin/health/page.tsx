import type { Metadata } from "next";
import { BackupTable } from "@/components/admin/backup-table";
import { DriftCard } from "@/components/admin/drift-card";
import { ExpectationTable } from "@/components/admin/expectation-table";
import { HealthHistory } from "@/components/admin/health-history";
import { HealthPanel } from "@/components/admin/health-panel";
import { HealthSummary } from "@/components/admin/health-summary";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { getBackups } from "@/lib/backup/queries";
import { listJobs } from "@/lib/jobs/queries";
import { checkHealthAction } from "@/lib/recommender/health/actions";
import { getHealth } from "@/lib/recommender/health/queries";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Health" };

const EXPLORATION = "/api/exploration";

export default async function HealthPage() {
  const viewer = await getAdminViewer("models:read");
  const [{ newest, reports, hasExploration }, jobs, { backups, isOld }] = await Promise.all([
    getHealth(viewer),
    listJobs(viewer),
    getBackups(viewer),
  ]);
  return (
    <div className="space-y-10">
      <PageHeading title="Health">
        Whether today is still what the live model learnt from, and whether what comes in is as expected.
      </PageHeading>
      <HealthPanel
        initial={jobs}
        check={checkHealthAction}
        exploration={hasExploration ? EXPLORATION : null}
      />
      {newest ? (
        <>
          <HealthSummary report={newest} />
          <section>
            <SectionHeading title="Now and when the model learnt" />
            <div className="grid gap-4 lg:grid-cols-2">
              {newest.drift.map((measure) => (
                <DriftCard key={measure.name} measure={measure} />
              ))}
            </div>
          </section>
          <section>
            <SectionHeading title="Expectations" />
            <ExpectationTable results={newest.expectations} />
          </section>
        </>
      ) : (
        <EmptyState title="Nobody has looked yet">
          The first look comes tonight, after the training. “Look now” does not wait for it.
        </EmptyState>
      )}
      <section>
        <SectionHeading title="Backups" />
        <BackupTable backups={backups} isOld={isOld} />
      </section>
      {reports.length > 0 && (
        <section>
          <SectionHeading title="Looks so far" />
          <HealthHistory reports={reports} />
        </section>
      )}
    </div>
  );
}
