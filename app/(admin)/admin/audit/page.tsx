import type { Metadata } from "next";
import { AuditTable } from "@/components/admin/audit-table";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeading } from "@/components/ui/page-heading";
import { isUuid } from "@/lib/platform/ids";
import { getAuditPage } from "@/lib/recommender/insights/queries";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditListPage({ searchParams }: PageProps<"/admin/audit">) {
  const viewer = await getAdminViewer("audit:read");
  const { before } = await searchParams;
  const asked = typeof before === "string" && isUuid(before) ? before : null;
  const { entries, older } = await getAuditPage(viewer, asked);
  return (
    <div className="space-y-6">
      <PageHeading title="Audit">Who changed what, newest first.</PageHeading>
      <AuditTable entries={entries} />
      <nav aria-label="Pages" className="flex gap-3">
        {asked && (
          <ButtonLink href="/admin/audit" variant="secondary">
            Newest
          </ButtonLink>
        )}
        {older && (
          <ButtonLink href={`/admin/audit?before=${older}`} variant="secondary">
            Older
          </ButtonLink>
        )}
      </nav>
    </div>
  );
}
