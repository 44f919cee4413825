import type { AuditEntry } from "@/lib/shop/audit/queries";
import { formatMoment } from "./format";
import type { TableColumn } from "./admin-table";

function detailText(detail: AuditEntry["detail"]): string {
  return Object.entries(detail)
    .map(([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}

/** What is said of an entry of the audit. */
export const AUDIT_COLUMNS: TableColumn<AuditEntry>[] = [
  {
    heading: "When (UTC)",
    by: "at",
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
    cell: ({ detail }) => <span className="block min-w-64 wrap-anywhere">{detailText(detail)}</span>,
  },
];
