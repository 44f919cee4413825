import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

export interface Column<Row> {
  heading: string;
  /** Numbers stand right, so that their digits align. */
  numeric?: boolean;
  cell: (row: Row) => ReactNode;
}

/** The column that names the rows stays while the others scroll beneath it. */
const PINNED = "sticky left-0 bg-surface max-sm:max-w-36";

/** A table that scrolls inside its own frame on narrow screens; the first column names its row. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
}) {
  const align = (column: Column<Row>) => (column.numeric ? "text-right tabular-nums" : "text-left");
  return (
    <div
      className="relative overflow-x-auto rounded-lg border border-line bg-surface"
      role="region"
      aria-label={caption}
      tabIndex={0}
    >
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th
                key={column.heading}
                scope="col"
                className={cx(
                  "px-4 py-3 font-medium whitespace-nowrap text-muted",
                  align(column),
                  i === 0 && PINNED,
                )}
              >
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-t border-line align-top">
              {columns.map((column, i) => {
                const Cell = i === 0 ? "th" : "td";
                return (
                  <Cell
                    key={column.heading}
                    scope={i === 0 ? "row" : undefined}
                    className={cx("px-4 py-3 font-normal", align(column), i === 0 && PINNED)}
                  >
                    {column.cell(row)}
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
