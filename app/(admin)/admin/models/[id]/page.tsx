import { May } from "@/components/admin/may";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GuardTable } from "@/components/admin/guard-table";
import { MarkForm } from "@/components/admin/mark-form";
import { ReleaseForm } from "@/components/admin/release-form";
import { ReleasePath, TakenBackNote } from "@/components/admin/release-path";
import { ComparisonTable } from "@/components/admin/comparison-table";
import { ModelBadges } from "@/components/admin/model-badges";
import { ModelFacts } from "@/components/admin/model-facts";
import { PromoteButton } from "@/components/admin/promote-button";
import { ButtonLink } from "@/components/ui/button-link";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { decodePart } from "@/lib/platform/http/decode-part";
import { systemClock } from "@/lib/platform/clock";
import { describeStage } from "@/lib/recommender/guard/stage-figures";
import { listGuardEntries } from "@/lib/recommender/guard/queries";
import { getLiveModelId, getModel, readFreeze, readReleases } from "@/lib/recommender/models/queries";
import { modelIdSchema } from "@/lib/recommender/models/schema";
import { getAdminViewer } from "../../admin-viewer";

type Props = PageProps<"/admin/models/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodePart((await params).id) };
}

export default async function ModelPage({ params }: Props) {
  const viewer = await getAdminViewer("models:read");
  const id = modelIdSchema.safeParse(decodePart((await params).id));
  const model = id.success && (await getModel(id.data, viewer));
  if (!model) notFound();
  const [liveId, freeze, { current }, entries] = await Promise.all([
    getLiveModelId(),
    readFreeze(viewer),
    readReleases(viewer, model.id),
    listGuardEntries(viewer, model.id, 20),
  ]);
  const isLive = model.id === liveId;
  return (
    <div className="space-y-10">
      <div className="space-y-3">
        <Breadcrumbs crumbs={[{ label: "Models", href: "/admin/models" }, { label: model.id }]} />
        <div className="flex flex-wrap items-start justify-between gap-4">
          <PageHeading title={<span className="wrap-anywhere">{model.id}</span>}>
            <p>{model.metrics.decision.reason}</p>
            <p className="mt-2 flex flex-wrap gap-2">
              <ModelBadges model={model} />
            </p>
          </PageHeading>
          <PromoteButton model={model} liveId={liveId} />
        </div>
        <TakenBackNote takenBack={model.mark.takenBack} />
      </div>
      {current?.modelId === model.id ? (
        <section>
          <SectionHeading title="On its way to shoppers" />
          <ReleasePath
            release={current}
            figures={await describeStage(current, viewer)}
            now={systemClock.now()}
          />
        </section>
      ) : (
        !isLive &&
        model.hasArtifact && (
          <May scope="models:write">
            <section>
              <SectionHeading title="Release it" />
              <ReleaseForm modelId={model.id} liveId={liveId} isFrozen={freeze !== null} />
            </section>
          </May>
        )
      )}
      <section>
        <SectionHeading title="Candidates compared">
          {!isLive && liveId && (
            <ButtonLink
              href={`/admin/models/compare?a=${encodeURIComponent(liveId)}&b=${encodeURIComponent(model.id)}`}
              variant="secondary"
            >
              Beside the live version
            </ButtonLink>
          )}
        </SectionHeading>
        <ComparisonTable comparison={model.metrics.comparison} said={model.metrics.decision.reason} />
      </section>
      <section>
        <SectionHeading title="How it was made" />
        <ModelFacts model={model} />
      </section>
      <May scope="models:write">
        <section>
          <SectionHeading title="Pin and tags" />
          <MarkForm model={model} />
        </section>
      </May>
      {entries.length > 0 && (
        <section>
          <SectionHeading title="What the guard says of it" href="/admin/guard" />
          <GuardTable entries={entries} />
        </section>
      )}
    </div>
  );
}
