import type { Metadata } from "next";
import { ExperimentForm } from "@/components/experiments/experiment-form";
import { FlagForm } from "@/components/experiments/flag-form";
import { Folded } from "@/components/experiments/folded";
import { JsonForm } from "@/components/experiments/json-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { exampleDefinition } from "@/lib/recommender/experiments/example";
import { fieldValuesOf } from "@/lib/recommender/experiments/form-values";
import { listExperiments } from "@/lib/recommender/experiments/queries";
import { getAdminViewer } from "../../admin-viewer";
import { readChoices } from "../read-choices";

export const metadata: Metadata = { title: "New experiment" };

export default async function NewExperimentPage({ searchParams }: PageProps<"/admin/experiments/new">) {
  const viewer = await getAdminViewer("experiments:write");
  const { from } = await searchParams;
  const [choices, all] = await Promise.all([readChoices(viewer), listExperiments(viewer)]);
  const model = all.find(({ id }) => id === from);
  const values = (model && fieldValuesOf(model)) ?? {};
  const like = (kind: string) => ({ id: null, values: model?.kind === kind ? values : {} });
  // One like it can only be written, where the form cannot describe it.
  const isWritten = model?.kind === "experiment" && Object.keys(values).length === 0;
  return (
    <div className="space-y-6">
      <div className="space-y-3">
        <Breadcrumbs crumbs={[{ label: "Experiments", href: "/admin/experiments" }, { label: "New" }]} />
        <PageHeading title="New experiment">
          A draft changes nothing. On its page you see how long it takes in this shop, and start it.
        </PageHeading>
      </div>
      {!isWritten && <ExperimentForm choices={choices} start={like("experiment")} />}
      <Folded
        title={`${isWritten ? "Write" : "Or write"} it as JSON: several placements, more variants, longer ramps`}
        open={isWritten}
      >
        <JsonForm
          json={JSON.stringify(model?.kind === "experiment" ? model.definition : exampleDefinition, null, 2)}
        />
      </Folded>
      <Folded title="Or a flag, for something new in the shop’s own code" open={model?.kind === "flag"}>
        <FlagForm start={like("flag")} />
      </Folded>
    </div>
  );
}
