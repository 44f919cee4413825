import { Badge } from "@/components/ui/badge";
import { Select } from "@/components/ui/select";
import type { DryRun } from "@/lib/data/import/upload/dry-run";
import { AS_IT_LOOKS, NOT_READ } from "@/lib/data/import/upload/column-choice";
import { DataTable } from "../data-table";

type Mapped = DryRun["columns"][number];

/** What the first rows hold in a column of the file. */
function examplesOf({ header, sample }: DryRun, theirs: string | null): string {
  const at = theirs === null ? -1 : header.indexOf(theirs);
  const cells = at < 0 ? [] : sample.map((row) => row[at] ?? "").filter((cell) => cell.trim() !== "");
  return [...new Set(cells)].slice(0, 2).join(" · ");
}

/** What a column is chosen to be: told by somebody, else as it looks. */
function chosenFor({ reading }: DryRun, { ours }: Mapped): string {
  const told = reading.columns[ours];
  return told === undefined ? AS_IT_LOOKS : told === "" ? NOT_READ : told;
}

/** Our columns, each with the choice of the file's. Those the file has come first. */
export function ColumnTable({ look }: { look: DryRun }) {
  const rank = ({ theirs, required }: Mapped) => (required ? 0 : theirs === null ? 2 : 1);
  const columns = [...look.columns].sort((a, b) => rank(a) - rank(b));
  const used = new Set(columns.map(({ theirs }) => theirs));
  const ignored = look.header.filter((name) => !used.has(name));
  return (
    <div className="space-y-3">
      <DataTable
        caption="Columns"
        rows={columns}
        rowKey={({ ours }) => ours}
        columns={[
          {
            heading: "Here",
            cell: ({ ours, required, theirs }) => (
              <span className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{ours}</span>
                {required && <Badge tone={theirs === null ? "negative" : "neutral"}>needed</Badge>}
              </span>
            ),
          },
          {
            heading: "In the file",
            cell: (column) => (
              <Select
                name={`columns.${column.ours}`}
                aria-label={`Column of the file for ${column.ours}`}
                defaultValue={chosenFor(look, column)}
                className="w-60"
              >
                <option value={AS_IT_LOOKS}>
                  {column.theirs === null ? "nothing" : `${column.theirs} (as it looks)`}
                </option>
                <option value={NOT_READ}>is not read</option>
                {[...new Set(look.header)].map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </Select>
            ),
          },
          {
            heading: "For example",
            cell: ({ theirs }) => (
              <span className="block min-w-40 wrap-anywhere">{examplesOf(look, theirs)}</span>
            ),
          },
        ]}
      />
      {ignored.length > 0 && (
        <p className="text-sm wrap-anywhere text-muted">
          Columns of the file that are not read: {ignored.join(", ")}
        </p>
      )}
    </div>
  );
}
