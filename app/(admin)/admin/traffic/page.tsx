import type { Metadata } from "next";
import { HeldTable } from "@/components/admin/held-table";
import { LaneTable } from "@/components/admin/lane-table";
import { LiveNote } from "@/components/admin/live-note";
import { PeriodForm } from "@/components/admin/period-form";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { systemClock } from "@/lib/platform/clock";
import { getRollupStatus } from "@/lib/recommender/rollups/status";
import { listHeld } from "@/lib/shop/interactions/held";
import { currentDay, readPeriod } from "@/lib/recommender/insights/period";
import { getLaneReport } from "@/lib/recommender/insights/queries";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Traffic" };

const PATH = "/admin/traffic";

export default async function TrafficPage({ searchParams }: PageProps<"/admin/traffic">) {
  const viewer = await getAdminViewer("insights:read");
  const { period, problem } = readPeriod(await searchParams, systemClock.now());
  const [status, lanes, held] = await Promise.all([
    getRollupStatus(viewer),
    getLaneReport(viewer, period),
    listHeld(viewer),
  ]);
  return (
    <div className="space-y-10">
      <div className="space-y-6">
        <PageHeading title="Traffic">
          What counts, and what is kept apart: in no figure, no trend and no training.
        </PageHeading>
        <PeriodForm action={PATH} period={period} today={currentDay()} problem={problem} />
        <LiveNote initial={status} />
        <LaneTable lanes={lanes} />
      </div>
      <section>
        <SectionHeading title="Held back" />
        <HeldTable held={held} />
      </section>
    </div>
  );
}
