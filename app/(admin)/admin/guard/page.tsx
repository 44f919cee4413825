import { May } from "@/components/admin/may";
import type { Metadata } from "next";
import { GuardStatus, OverruleForm, ProcessTable } from "@/components/admin/guard-status";
import { GuardTable } from "@/components/admin/guard-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { listGuardEntries, readGuardView } from "@/lib/recommender/guard/queries";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Guard" };

export default async function GuardPage() {
  const viewer = await getAdminViewer("models:read");
  const [view, entries] = await Promise.all([readGuardView(viewer), listGuardEntries(viewer)]);
  return (
    <div className="space-y-10">
      <PageHeading title="Guard">
        It watches what serves, takes back a version that does harm, and says why.
      </PageHeading>
      {view ? (
        <>
          <section>
            <SectionHeading title="Now" />
            <GuardStatus view={view} />
          </section>
          <May scope="models:write">
            <section>
              <SectionHeading title="Overrule it" />
              <OverruleForm modelId={view.modelId} />
            </section>
          </May>
          <section>
            <SectionHeading title="Who serves what" />
            <ProcessTable view={view} />
          </section>
        </>
      ) : (
        <EmptyState title="No version is live" level={2}>
          There is nothing to watch until the first training is done.
        </EmptyState>
      )}
      <section>
        <SectionHeading title="Log" />
        <GuardTable entries={entries} />
      </section>
    </div>
  );
}
