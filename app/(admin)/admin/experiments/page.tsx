import { May } from "@/components/admin/may";
import type { Metadata } from "next";
import { ExperimentTable } from "@/components/experiments/experiment-table";
import { HoldoutSection } from "@/components/experiments/holdout-section";
import { LiveRefresh } from "@/components/experiments/live-refresh";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { systemClock } from "@/lib/platform/clock";
import { getHoldoutReport, listExperimentReports } from "@/lib/recommender/readouts/queries";
import { reportCurrency } from "@/lib/shop/catalog/main-currency";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Experiments" };

export default async function ExperimentsPage() {
  const viewer = await getAdminViewer("experiments:read");
  const [rows, holdout, currency] = await Promise.all([
    listExperimentReports(viewer),
    getHoldoutReport(viewer),
    reportCurrency(),
  ]);
  const now = systemClock.now();
  const changes =
    holdout?.holdout.endedAt === null || rows.some(({ experiment }) => experiment.state === "running");
  return (
    <div className="space-y-10">
      {changes && <LiveRefresh />}
      <div className="flex flex-wrap items-start justify-between gap-4">
        <PageHeading title="Experiments">
          Shoppers are split over ideas, and what they do says which is better, with the certainty you ask
          for.
        </PageHeading>
        <May scope="experiments:write">
          <ButtonLink href="/admin/experiments/new">New experiment</ButtonLink>
        </May>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title="No experiment yet"
          action={
            <May scope="experiments:write">
              <ButtonLink href="/admin/experiments/new">Try the first idea</ButtonLink>
            </May>
          }
        >
          Write another strategy for a placement, or take a second model, and let half of the shoppers have
          it.
        </EmptyState>
      ) : (
        <ExperimentTable rows={rows} now={now} />
      )}
      <HoldoutSection newest={holdout} currency={currency} now={now} />
    </div>
  );
}
