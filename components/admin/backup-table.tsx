import { Alert } from "@/components/ui/alert";
import type { BackupView } from "@/lib/backup/queries";
import { DataTable } from "./data-table";
import { formatCount, formatMoment } from "./format";
import { formatBytes } from "./format-bytes";

/** The backups there are, the newest first; what to do where there is none, or none of late. */
export function BackupTable({ backups, isOld }: { backups: readonly BackupView[]; isOld: boolean }) {
  return (
    <div className="space-y-4">
      {isOld && (
        <Alert
          tone="warning"
          title={backups.length === 0 ? "There is no backup" : "The newest backup is old"}
        >
          With <code>AISLE_BACKUP_FOLDER</code> set the worker makes one every night; at once:{" "}
          <code>npm run aisle -- backup &lt;file&gt;</code>.
        </Alert>
      )}
      {backups.length > 0 && (
        <DataTable
          caption="Backups"
          rows={backups}
          rowKey={({ id }) => id}
          columns={[
            {
              heading: "Of",
              cell: ({ madeAt }) => <span className="sm:whitespace-nowrap">{formatMoment(madeAt)}</span>,
            },
            { heading: "Rows", numeric: true, cell: ({ rows }) => formatCount(rows) },
            { heading: "Size", numeric: true, cell: ({ bytes }) => formatBytes(bytes) },
            { heading: "File", cell: ({ file }) => <span className="block min-w-64 break-all">{file}</span> },
          ]}
        />
      )}
    </div>
  );
}
