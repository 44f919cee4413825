import type { Metadata } from "next";
import { KINDS } from "@/components/rules/describe-rule";
import { KindChoice } from "@/components/rules/kind-choice";
import { RuleForm } from "@/components/rules/rule-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { type ActionKind, actionSchema } from "@/lib/recommender/rules/definition";
import { getAdminViewer } from "../../admin-viewer";

export const metadata: Metadata = { title: "New rule" };

const kinds = actionSchema.options.map(({ shape }) => shape.kind.value);

export default async function NewRulePage({ searchParams }: PageProps<"/admin/rules/new">) {
  const viewer = await getAdminViewer("merchandising:write");
  const { kind: asked } = await searchParams;
  const kind = kinds.find((one): one is ActionKind => one === asked);
  const crumbs = [{ label: "Rules", href: "/admin/rules" }, { label: "New" }];
  return (
    <div className="space-y-6">
      <div className="space-y-3">
        <Breadcrumbs crumbs={crumbs} />
        <PageHeading title={kind ? `New rule: ${KINDS[kind].title.toLowerCase()}` : "New rule"}>
          {kind ? "On its page you see what it changes for any shopper." : "What should it do?"}
        </PageHeading>
      </div>
      {kind ? (
        <RuleForm draft={{ id: "", version: 0, kind, placements: [], values: { owner: viewer.name } }} />
      ) : (
        <KindChoice />
      )}
    </div>
  );
}
