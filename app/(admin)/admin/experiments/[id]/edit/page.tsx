import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangeDraft } from "@/components/experiments/change-draft";
import { NotADraft } from "@/components/experiments/not-a-draft";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { decodePart } from "@/lib/platform/http/decode-part";
import { slugSchema } from "@/lib/recommender/experiments/definition";
import { fieldValuesOf } from "@/lib/recommender/experiments/form-values";
import { listExperiments } from "@/lib/recommender/experiments/queries";
import { getAdminViewer } from "../../../admin-viewer";
import { readChoices } from "../../read-choices";

type Props = PageProps<"/admin/experiments/[id]/edit">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Change ${decodePart((await params).id)}` };
}

export default async function ChangeExperimentPage({ params }: Props) {
  const viewer = await getAdminViewer("experiments:write");
  const id = slugSchema.safeParse(decodePart((await params).id)).data;
  const found = (await listExperiments(viewer)).find((one) => one.id === id);
  if (!found) notFound();
  const isDraft = found.state === "draft";
  return (
    <div className="space-y-6">
      <div className="space-y-3">
        <Breadcrumbs
          crumbs={[
            { label: "Experiments", href: "/admin/experiments" },
            { label: found.id, href: `/admin/experiments/${found.id}` },
            { label: "Change" },
          ]}
        />
        <PageHeading title={<span className="wrap-anywhere">{`Change ${found.id}`}</span>}>
          {isDraft && "It is a draft: nobody takes part in it before it is started."}
        </PageHeading>
      </div>
      {isDraft ? (
        <ChangeDraft draft={found} values={fieldValuesOf(found)} choices={await readChoices(viewer)} />
      ) : (
        <NotADraft experiment={found} />
      )}
    </div>
  );
}
