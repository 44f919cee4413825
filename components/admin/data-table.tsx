import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

export interface Column<Row> {
  heading: string;
  /** Columns of one group stand beside each other below a common heading. */
  group?: string;
  /** Numbers stand right, so that their digits align. */
  numeric?: boolean;
  cell: (row: Row) => ReactNode;
}

/** The column that names the rows stays while the others scroll beneath it. */
const PINNED = "sticky left-0 bg-surface max-sm:max-w-36";

function styleOf<Row>(columns: Column<Row>[], i: number): string {
  const column = columns[i];
  const opensGroup = i > 0 && column?.group !== columns[i - 1]?.group;
  return cx(
    column?.numeric ? "text-right tabular-nums" : "text-left",
    i === 0 && PINNED,
    opensGroup && "border-l border-line",
  );
}

/** Consecutive columns of the same group, as `[group, how many]`. */
function groupsOf<Row>(columns: Column<Row>[]): [string | undefined, number][] {
  const groups: [string | undefined, number][] = [];
  for (const { group } of columns) {
    const last = groups.at(-1);
    if (last && last[0] === group) last[1]++;
    else groups.push([group, 1]);
  }
  return groups;
}

function Headings<Row>({ columns }: { columns: Column<Row>[] }) {
  return (
    <thead className="text-muted">
      {columns.some(({ group }) => group) && (
        <tr>
          {groupsOf(columns).map(([group, span], i) =>
            group ? (
              <th
                key={i}
                scope="colgroup"
                colSpan={span}
                className="border-l border-line px-4 pt-3 font-medium"
              >
                {group}
              </th>
            ) : (
              <td key={i} colSpan={span} className={cx(i > 0 ? "border-l border-line" : PINNED)} />
            ),
          )}
        </tr>
      )}
      <tr>
        {columns.map(({ heading }, i) => (
          <th
            key={i}
            scope="col"
            className={cx("px-4 py-3 align-top font-medium sm:whitespace-nowrap", styleOf(columns, i))}
          >
            {heading}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A table that scrolls inside its own frame on narrow screens; the first column names its row. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  return (
    <div
      className="relative overflow-x-auto rounded-lg border border-line bg-surface"
      role="region"
      aria-label={caption}
      tabIndex={0}
    >
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <Headings columns={columns} />
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-t border-line align-top">
              {columns.map(({ cell }, i) => {
                const Cell = i === 0 ? "th" : "td";
                return (
                  <Cell
                    key={i}
                    scope={i === 0 ? "row" : undefined}
                    className={cx("px-4 py-3 font-normal", styleOf(columns, i))}
                  >
                    {cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
