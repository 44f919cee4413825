import { EmptyState } from "@/components/ui/empty-state";
import type { AuditEntry } from "@/lib/shop/audit/queries";
import { AUDIT_COLUMNS } from "./audit-columns";
import { DataTable } from "./data-table";

/** Who did what to what, newest first. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  if (entries.length === 0) {
    return (
      <EmptyState title="Nothing yet">
        Promotions, roll backs and other acts of the staff are listed here.
      </EmptyState>
    );
  }
  return <DataTable caption="Audit entries" rows={entries} rowKey={({ id }) => id} columns={AUDIT_COLUMNS} />;
}
