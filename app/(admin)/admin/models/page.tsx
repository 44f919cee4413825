import type { Metadata } from "next";
import { ActionButton } from "@/components/admin/action-button";
import { CompareForm } from "@/components/admin/compare-form";
import { FreezePanel } from "@/components/admin/freeze-panel";
import { ReleasePath } from "@/components/admin/release-path";
import { ComparisonTable } from "@/components/admin/comparison-table";
import { ServingStatus } from "@/components/admin/serving-status";
import { TrainingPanel } from "@/components/admin/training-panel";
import { VersionTable } from "@/components/admin/version-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { systemClock } from "@/lib/platform/clock";
import { cancelJobAction } from "@/lib/jobs/actions";
import { retrainAction } from "@/lib/recommender/training/actions";
import { listJobs } from "@/lib/jobs/queries";
import { describeStage } from "@/lib/recommender/guard/stage-figures";
import { rollBackModelAction } from "@/lib/recommender/models/actions";
import { listModels, readFreeze, readReleases } from "@/lib/recommender/models/queries";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Models" };

export default async function ModelsPage() {
  const viewer = await getAdminViewer("models:read");
  const [models, jobs, freeze, { current }] = await Promise.all([
    listModels(viewer),
    listJobs(viewer),
    readFreeze(viewer),
    readReleases(viewer),
  ]);
  const live = models.find(({ aliases }) => aliases.includes("live"));
  const previous = models.find(({ aliases }) => aliases.includes("previous"));
  return (
    <div className="space-y-10">
      <PageHeading title="Models">Every version ever trained, how it did, and which one serves.</PageHeading>
      <TrainingPanel initial={jobs} retrain={retrainAction} cancel={cancelJobAction} />
      {live && (
        <section className="space-y-4">
          <SectionHeading title="Serving now">
            {previous && !previous.mark.takenBack && (
              <ActionButton
                scope="models:write"
                label="Roll back"
                variant="secondary"
                action={rollBackModelAction.bind(null, { expectedLive: live.id })}
                done={`${previous.id} is live again.`}
                confirm={{
                  title: "Go back to the previous version?",
                  text: (
                    <p>
                      <strong className="font-medium">{previous.id}</strong> becomes live again, and {live.id}{" "}
                      becomes the previous version.
                    </p>
                  ),
                  yes: "Roll back",
                }}
              />
            )}
          </SectionHeading>
          <ServingStatus liveId={live.id} />
          <ComparisonTable comparison={live.metrics.comparison} />
        </section>
      )}
      {current && (
        <section>
          <SectionHeading title="On its way to shoppers" />
          <ReleasePath
            release={current}
            figures={await describeStage(current, viewer)}
            now={systemClock.now()}
          />
        </section>
      )}
      <section>
        <SectionHeading title="Freeze" />
        <FreezePanel freeze={freeze} />
      </section>
      {models.length > 1 && (
        <section>
          <SectionHeading title="Compare" />
          <CompareForm models={models} />
        </section>
      )}
      <section>
        <SectionHeading title="Versions" />
        {models.length === 0 ? (
          <EmptyState title="No version yet" level={3}>
            Until the first training is done, popular products are shown everywhere.
          </EmptyState>
        ) : (
          <VersionTable models={models} now={systemClock.now()} />
        )}
      </section>
    </div>
  );
}
