import { DataTable } from "@/components/admin/data-table";
import type { Difference } from "@/lib/recommender/strategies/diff";

const say = (value: unknown) => (value === undefined ? "–" : JSON.stringify(value));

/** In which keys two strategies differ. */
export function DifferenceTable({
  before,
  after,
  differences,
}: {
  before: string;
  after: string;
  differences: readonly Difference[];
}) {
  return (
    <DataTable
      caption={`What differs between ${before} and ${after}`}
      rows={differences}
      rowKey={({ path }) => path}
      columns={[
        { heading: "Key", cell: ({ path }) => <code className="font-mono text-xs">{path}</code> },
        { heading: before, cell: (row) => <code className="font-mono text-xs">{say(row.before)}</code> },
        { heading: after, cell: (row) => <code className="font-mono text-xs">{say(row.after)}</code> },
      ]}
    />
  );
}
