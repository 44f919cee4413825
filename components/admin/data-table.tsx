import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { SelectAll } from "./select-all";

export interface Column<Row> {
  heading: string;
  /** Columns of one group stand beside each other below a common heading. */
  group?: string;
  /** Numbers stand right, so that their digits align. */
  numeric?: boolean;
  /** Where sorting by it leads, and how the rows are sorted by it now. */
  sort?: { href: string; now: "ascending" | "descending" | null };
  cell: (row: Row) => ReactNode;
}

/** Ticks of rows belong to a form that stands elsewhere on the page, so that they work without script. */
export interface Selection<Row> {
  /** The id of the form. */
  form: string;
  /** The field each ticked row's key is sent as. */
  name: string;
  labelOf: (row: Row) => string;
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

function SortLink({ heading, href, now }: { heading: string } & NonNullable<Column<never>["sort"]>) {
  const Icon = now === null ? ChevronsUpDown : now === "ascending" ? ArrowUp : ArrowDown;
  return (
    <Link
      href={href}
      scroll={false}
      className={cx("inline-flex items-center gap-1 hover:text-ink", now && "text-ink")}
    >
      {heading}
      <Icon className={cx("size-3.5", now === null && "opacity-50")} aria-hidden="true" />
    </Link>
  );
}

function Headings<Row>({ columns, selection }: { columns: Column<Row>[]; selection?: Selection<Row> }) {
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
        {selection && (
          <th scope="col" className="w-11 py-2 pl-3">
            <SelectAll form={selection.form} name={selection.name} />
          </th>
        )}
        {columns.map(({ heading, sort }, i) => (
          <th
            key={i}
            scope="col"
            aria-sort={sort?.now ?? undefined}
            className={cx("px-4 py-3 align-top font-medium sm:whitespace-nowrap", styleOf(columns, i))}
          >
            {sort ? <SortLink heading={heading} {...sort} /> : heading}
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
  selection,
}: {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Rows can be ticked, for a form that does something with them. */
  selection?: Selection<Row>;
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
        <Headings columns={columns} selection={selection} />
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-t border-line align-top">
              {selection && (
                <td className="w-11 py-2 pl-3">
                  <label className="flex size-7 cursor-pointer items-center justify-center">
                    <input
                      type="checkbox"
                      form={selection.form}
                      name={selection.name}
                      value={rowKey(row)}
                      aria-label={`Select ${selection.labelOf(row)}`}
                      className="size-4.5 cursor-pointer accent-accent"
                    />
                  </label>
                </td>
              )}
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
