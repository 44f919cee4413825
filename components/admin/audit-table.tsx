import { EmptyState } from "@/components/ui/empty-state";
import type { AuditEntry } from "@/lib/shop/audit/queries";
import { DataTable } from "./data-table";
import { formatMoment } from "./format";

function detailText(detail: AuditEntry["detail"]): string {
  return Object.entries(detail)
    .map(([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}

/** Who did what to what, newest first. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  if (entries.length === 0) {
    return (
      <EmptyState title="Nothing yet">
        Promotions, roll backs and other acts of admins are listed here.
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption="Audit entries"
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          heading: "When (UTC)",
          cell: ({ at }) => (
            <time dateTime={at} className="whitespace-nowrap">
              {formatMoment(at)}
            </time>
          ),
        },
        { heading: "Who", cell: ({ actor }) => actor },
        { heading: "Did", cell: ({ action }) => action },
        { heading: "To", cell: ({ subject }) => <span className="whitespace-nowrap">{subject}</span> },
        {
          heading: "Detail",
          cell: ({ detail }) => <span className="block min-w-64">{detailText(detail)}</span>,
        },
      ]}
    />
  );
}
