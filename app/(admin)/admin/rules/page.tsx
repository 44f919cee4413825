import type { Metadata } from "next";
import { OrderOfConflicts } from "@/components/rules/order-of-conflicts";
import { RuleTable } from "@/components/rules/rule-table";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { systemClock } from "@/lib/platform/clock";
import { listRules } from "@/lib/recommender/rules/queries";
import { roleHas } from "@/lib/shop/auth/scopes";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Rules" };

export default async function RulesPage() {
  const viewer = await getAdminViewer("merchandising:read");
  const rules = await listRules(viewer);
  const mayWrite = roleHas(viewer.role, "merchandising:write");
  return (
    <div className="space-y-10">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <PageHeading title="Rules">
          Your hand on what is shown: products pinned, boosted, capped or kept out, for some shoppers and some
          days.
        </PageHeading>
        {mayWrite && <ButtonLink href="/admin/rules/new">New rule</ButtonLink>}
      </div>
      {rules.length === 0 ? (
        <EmptyState
          title="No rule yet"
          action={mayWrite && <ButtonLink href="/admin/rules/new">Write the first one</ButtonLink>}
        >
          Lists are what the strategies and the model make of them.
        </EmptyState>
      ) : (
        <RuleTable rules={rules} now={systemClock.now()} />
      )}
      <section>
        <SectionHeading title="Which rule gives way to which" />
        <OrderOfConflicts />
      </section>
    </div>
  );
}
