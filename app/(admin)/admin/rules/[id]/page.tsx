import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { describeAction, describePeriod, describeScope } from "@/components/rules/describe-rule";
import { RuleBadge } from "@/components/rules/rule-badge";
import { RuleButtons } from "@/components/rules/rule-buttons";
import { RuleForm } from "@/components/rules/rule-form";
import { RuleHistory } from "@/components/rules/rule-history";
import { toRuleDraft } from "@/components/rules/to-rule-draft";
import { ListPreview } from "@/components/strategies/list-preview";
import { LookAtForm } from "@/components/trace/look-at-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { systemClock } from "@/lib/platform/clock";
import { isUuid } from "@/lib/platform/ids";
import { listRules, listRuleVersions } from "@/lib/recommender/rules/queries";
import { readLookedAt } from "@/lib/recommender/serving/looked-at";
import { sampleShoppers } from "@/lib/recommender/serving/preview";
import { previewRule } from "@/lib/recommender/serving/preview-rule";
import { roleHas } from "@/lib/shop/auth/scopes";
import { getAdminViewer } from "../../admin-viewer";

export const metadata: Metadata = { title: "Rule" };

const SHOPPERS = 8;
const PLACES = 8;

export default async function RulePage({ params, searchParams }: PageProps<"/admin/rules/[id]">) {
  const viewer = await getAdminViewer("merchandising:read");
  const { id } = await params;
  const rule = isUuid(id) ? (await listRules(viewer)).find((one) => one.id === id) : undefined;
  if (!rule) notFound();
  const { definition } = rule;
  const [versions, shoppers, lookedAt] = await Promise.all([
    listRuleVersions(id, viewer),
    sampleShoppers(SHOPPERS, viewer),
    readLookedAt(await searchParams, PLACES),
  ]);
  const preview = lookedAt?.shopperId
    ? await previewRule(rule, lookedAt.shopperId, lookedAt.wanted, viewer)
    : null;
  const mayWrite = roleHas(viewer.role, "merchandising:write");
  return (
    <div className="space-y-10">
      <div className="space-y-3">
        <Breadcrumbs crumbs={[{ label: "Rules", href: "/admin/rules" }, { label: definition.name }]} />
        <div className="flex flex-wrap items-start justify-between gap-4">
          <PageHeading title={definition.name}>
            <p className="flex flex-wrap items-center gap-2">
              <RuleBadge rule={rule} now={systemClock.now()} />
              <span className="wrap-anywhere">{describeAction(definition.action)}</span>
            </p>
            <p className="mt-2">
              {describeScope(definition.scope)}; {describePeriod(rule)}. {definition.owner}:{" "}
              {definition.reason}
            </p>
          </PageHeading>
          {mayWrite && <RuleButtons rule={rule} />}
        </div>
      </div>
      <section className="space-y-4">
        <SectionHeading title="What it changes, for any shopper" />
        <LookAtForm
          lookedAt={lookedAt}
          shoppers={shoppers}
          submit="Look"
          placement={definition.scope.placements[0]}
        />
        {preview && <ListPreview preview={preview} labels={{ now: "Without it", then: "With it" }} />}
        {lookedAt && !preview && <p className="text-sm text-negative">Nobody knows this shopper.</p>}
      </section>
      {mayWrite && (
        <section>
          <SectionHeading title="Change it" />
          <RuleForm key={rule.version} draft={toRuleDraft(rule)} />
        </section>
      )}
      <section>
        <SectionHeading title="History" />
        <RuleHistory versions={versions} />
      </section>
    </div>
  );
}
