import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { importUploadAction } from "@/lib/data/import/upload/actions";
import type { ImportedUpload } from "@/lib/data/import/upload/import-upload";
import { AdminForm } from "../admin-form";
import { formatCount } from "../format";
import { May } from "../may";
import { KeyFacts } from "./key-facts";
import { RejectsLink } from "./rejects-link";

/** Imports an upload as it was looked at. */
export function ImportForm({
  uploadId,
  isSample,
  importable,
}: {
  uploadId: string;
  /** Whether the shop still holds the sample it came with. */
  isSample: boolean;
  importable: number;
}) {
  if (importable === 0) return <Alert tone="warning">No row of it can be imported.</Alert>;
  return (
    <Card>
      <AdminForm
        scope="catalog:write"
        action={importUploadAction}
        submit={importable === 1 ? "Import 1 row" : `Import ${formatCount(importable)} rows`}
        hidden={{ upload: uploadId }}
        className="space-y-5"
      >
        {isSample && (
          <SelectField
            name="sample"
            label="The sample shop"
            hint="It is for trying out. With it go its orders, interactions and models; what you add to it goes with it later."
            defaultValue="keep"
          >
            <option value="keep">Stays: this is added to it</option>
            <May scope="settings:write">
              <option value="replace">Goes: this takes its place</option>
            </May>
          </SelectField>
        )}
        <Checkbox name="hideMissing" label="Hide products on sale that the file does not name" />
      </AdminForm>
    </Card>
  );
}

/** What came of the import. */
export function ImportDone({
  imported,
  problem,
  uploadId,
}: {
  imported: ImportedUpload | null;
  problem: string | null;
  uploadId: string;
}) {
  if (!imported) {
    return (
      <Alert tone="negative" title="It was not imported">
        {problem}
      </Alert>
    );
  }
  const { counts, reasons, rejects } = imported;
  return (
    <div className="space-y-5">
      <KeyFacts
        facts={[
          { label: "Rows", value: counts.rows },
          { label: "Imported", value: counts.imported },
          { label: "There already", value: counts.duplicates },
          { label: "Rejected", value: counts.rejected, isBad: counts.rejected > 0 },
        ]}
      />
      {counts.notes.map((note) => (
        <Alert key={note} tone="warning">
          {note}
        </Alert>
      ))}
      {reasons.length > 0 && (
        <ul className="list-disc space-y-1 pl-5 text-sm">
          {reasons.map(({ reason, count }) => (
            <li key={reason}>
              {formatCount(count)} × {reason}
            </li>
          ))}
        </ul>
      )}
      <p className="flex flex-wrap items-center gap-4">
        <ButtonLink href="/admin/products">See the products</ButtonLink>
        {rejects !== null && <RejectsLink uploadId={uploadId} />}
      </p>
    </div>
  );
}
