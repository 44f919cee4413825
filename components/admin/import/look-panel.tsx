import { Alert } from "@/components/ui/alert";
import type { DryRun } from "@/lib/data/import/upload/dry-run";
import { DataTable } from "../data-table";
import { formatCount } from "../format";
import { KeyFacts } from "./key-facts";
import { RejectsLink } from "./rejects-link";

type Reasons = NonNullable<DryRun["profile"]>["reasons"];

function ReasonTable({ caption, reasons }: { caption: string; reasons: Reasons }) {
  return (
    <DataTable
      caption={caption}
      rows={reasons}
      rowKey={({ reason }) => reason}
      columns={[
        { heading: caption, cell: ({ reason }) => <span className="block min-w-48">{reason}</span> },
        { heading: "Rows", numeric: true, cell: ({ count }) => formatCount(count) },
        {
          heading: "For example",
          cell: ({ examples }) => (
            <ul className="min-w-72 space-y-1">
              {examples.map(({ line, row }) => (
                <li key={line} className="wrap-anywhere">
                  <span className="text-muted">line {line}: </span>
                  <code className="font-mono text-xs">{row}</code>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

/** What reading a file told: how many rows can be taken, what they would change, and which cannot and why. */
export function LookPanel({ look, uploadId }: { look: DryRun; uploadId: string }) {
  const { profile, problem, rejects } = look;
  if (!profile) {
    return (
      <Alert tone="negative" title="It cannot be read so">
        {problem} Say below which column is which.
      </Alert>
    );
  }
  const { shop } = profile;
  return (
    <div className="space-y-6">
      <KeyFacts
        facts={[
          { label: "Rows", value: profile.rows },
          { label: "Can be imported", value: profile.importable },
          { label: "Rejected", value: profile.rejected, isBad: profile.rejected > 0 },
          { label: "Duplicates", value: profile.duplicates },
          ...(shop
            ? [
                { label: "New products", value: shop.added },
                { label: "Changed products", value: shop.changed },
                { label: "As they were", value: shop.unchanged },
                { label: "On sale, not in the file", value: shop.missing },
              ]
            : [{ label: "Shoppers", value: profile.shoppers }]),
        ]}
      />
      {profile.notes.map((note) => (
        <Alert key={note} tone="warning">
          {note}
        </Alert>
      ))}
      {profile.reasons.length > 0 && (
        <div className="space-y-3">
          <ReasonTable caption="Why rows are rejected" reasons={profile.reasons} />
          {rejects !== null && <RejectsLink uploadId={uploadId} />}
        </div>
      )}
      {profile.remarks.length > 0 && (
        <ReasonTable caption="Understood otherwise, or left out" reasons={profile.remarks} />
      )}
    </div>
  );
}
