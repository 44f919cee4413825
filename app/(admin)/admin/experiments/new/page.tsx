import type { Metadata } from "next";
import { placementName } from "@/components/admin/placement-name";
import { ExperimentForm } from "@/components/experiments/experiment-form";
import { FlagForm } from "@/components/experiments/flag-form";
import { JsonForm } from "@/components/experiments/json-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { exampleDefinition } from "@/lib/recommender/experiments/example";
import { listModels } from "@/lib/recommender/models/queries";
import { PLACEMENTS } from "@/lib/recommender/strategies/placements";
import { listStrategies } from "@/lib/recommender/strategies/queries";
import { getAdminViewer } from "../../admin-viewer";

export const metadata: Metadata = { title: "New experiment" };

export default async function NewExperimentPage() {
  const viewer = await getAdminViewer("experiments:write");
  const [versions, models] = await Promise.all([listStrategies(viewer), listModels(viewer)]);
  const strategies = PLACEMENTS.map((placement) => ({
    placement: placementName(placement),
    ids: versions.filter(({ strategy }) => strategy.placement === placement).map(({ id }) => id),
  }));
  const kept = models.filter(({ hasArtifact }) => hasArtifact).map(({ id }) => id);
  return (
    <div className="space-y-6">
      <div className="space-y-3">
        <Breadcrumbs crumbs={[{ label: "Experiments", href: "/admin/experiments" }, { label: "New" }]} />
        <PageHeading title="New experiment">
          A draft changes nothing. On its page you see how long it takes in this shop, and start it.
        </PageHeading>
      </div>
      <ExperimentForm choices={{ strategies, models: kept }} />
      <JsonForm example={JSON.stringify(exampleDefinition, null, 2)} />
      <FlagForm />
    </div>
  );
}
