import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ComparisonTable } from "@/components/admin/comparison-table";
import { ModelBadges } from "@/components/admin/model-badges";
import { ModelFacts } from "@/components/admin/model-facts";
import { PromoteButton } from "@/components/admin/promote-button";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { getModel } from "@/lib/recommender/models/queries";
import { modelIdSchema } from "@/lib/recommender/models/schema";
import { getAdminViewer } from "../../admin-viewer";

type Props = PageProps<"/admin/models/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).id) };
}

export default async function ModelPage({ params }: Props) {
  const viewer = await getAdminViewer();
  const id = modelIdSchema.safeParse(decodeURIComponent((await params).id));
  const model = id.success && (await getModel(id.data, viewer));
  if (!model) notFound();
  return (
    <div className="space-y-10">
      <div className="space-y-3">
        <Breadcrumbs crumbs={[{ label: "Models", href: "/admin/models" }, { label: model.id }]} />
        <div className="flex flex-wrap items-start justify-between gap-4">
          <PageHeading title={<span className="wrap-anywhere">{model.id}</span>}>
            <p>{model.metrics.decision.reason}</p>
            <p className="mt-2 flex gap-2">
              <ModelBadges aliases={model.aliases} />
            </p>
          </PageHeading>
          <PromoteButton model={model} />
        </div>
      </div>
      <section>
        <SectionHeading title="Candidates compared" />
        <ComparisonTable comparison={model.metrics.comparison} />
      </section>
      <section>
        <SectionHeading title="How it was made" />
        <ModelFacts model={model} />
      </section>
    </div>
  );
}
