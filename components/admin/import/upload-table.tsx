import { Link } from "@/components/ui/link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import type { UploadState } from "@/lib/data/import/upload/queries";
import { DataTable } from "../data-table";
import { formatMoment } from "../format";
import { formatBytes } from "../format-bytes";
import { isActive, jobOutcome } from "../job";

function State({ state: { look, load } }: { state: UploadState }) {
  if (load && isActive(load)) return <Badge tone="accent">is being imported</Badge>;
  if (load?.state === "completed") return <Badge tone="positive">imported</Badge>;
  if (load) return <Badge tone="negative">import {load.state}</Badge>;
  if (look && isActive(look)) return <Badge tone="accent">is being read</Badge>;
  return <Badge>{look?.state === "completed" ? "looked at" : "not read"}</Badge>;
}

/** The files uploaded lately, and how far each has come. */
export function UploadTable({ states }: { states: UploadState[] }) {
  if (states.length === 0) {
    return (
      <EmptyState title="No file yet" level={3} className="py-10!">
        What you upload stays here for a month.
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption="Uploaded files"
      rows={states}
      rowKey={({ upload }) => upload.id}
      columns={[
        {
          heading: "File",
          cell: ({ upload }) => (
            <Link
              href={`/admin/import/${upload.id}`}
              className="font-medium wrap-anywhere underline underline-offset-4"
            >
              {upload.name}
            </Link>
          ),
        },
        { heading: "State", cell: (state) => <State state={state} /> },
        {
          heading: "Told",
          cell: ({ look, load }) => {
            const job = load ?? look;
            return <span className="block min-w-56">{job && jobOutcome(job)}</span>;
          },
        },
        { heading: "Size", numeric: true, cell: ({ upload }) => formatBytes(upload.size) },
        {
          heading: "Uploaded (UTC)",
          cell: ({ upload }) => (
            <span className="whitespace-nowrap">
              {formatMoment(upload.createdAt)} by {upload.createdBy}
            </span>
          ),
        },
      ]}
    />
  );
}
