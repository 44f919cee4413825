import type { Metadata } from "next";
import { AuditBrowser } from "@/components/admin/audit-browser";
import { PageHeading } from "@/components/ui/page-heading";
import { readTableState, windowOf } from "@/lib/platform/table-query";
import { AUDIT_TABLE, listAudit, listAuditActions } from "@/lib/shop/staff/audit-list";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditListPage({ searchParams }: PageProps<"/admin/audit">) {
  const viewer = await getAdminViewer("audit:read");
  const state = readTableState(AUDIT_TABLE, await searchParams);
  const [page, actions] = await Promise.all([
    listAudit(viewer, state, windowOf(state)),
    listAuditActions(viewer),
  ]);
  return (
    <div className="space-y-6">
      <PageHeading title="Audit">Who changed what. Entries are never changed and never removed.</PageHeading>
      <AuditBrowser state={state} page={page} actions={actions} />
    </div>
  );
}
