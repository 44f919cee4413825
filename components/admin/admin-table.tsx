import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import {
  TABLE_PAGE,
  tableQuery,
  type TableRows,
  type TableSpec,
  type TableState,
} from "@/lib/platform/table-query";
import { type Column, DataTable, type Selection } from "./data-table";
import { formatCount } from "./format";

/** A column of a table; `by` names what it can be sorted by. */
export type TableColumn<Row> = Omit<Column<Row>, "sort"> & { by?: string };

interface AdminTableProps<Row> {
  caption: string;
  /** The page it stands on. */
  path: string;
  spec: TableSpec;
  state: TableState;
  page: TableRows<Row>;
  columns: readonly TableColumn<Row>[];
  rowKey: (row: Row) => string;
  selection?: Selection<Row>;
  /** What the shop's API calls the table, where its rows can be exported. */
  exportAs?: string;
  /** What is said when there is no row at all. */
  empty: { title: string; text?: ReactNode; action?: ReactNode };
}

function withSort<Row>(
  { by, ...column }: TableColumn<Row>,
  { path, spec, state }: Pick<AdminTableProps<Row>, "path" | "spec" | "state">,
): Column<Row> {
  if (by === undefined) return column;
  const isNow = state.sort.by === by;
  const sort = { by, down: isNow && !state.sort.down };
  const now = !isNow ? null : state.sort.down ? ("descending" as const) : ("ascending" as const);
  return { ...column, sort: { href: path + tableQuery(spec, { ...state, sort, page: 1 }), now } };
}

function ExportLinks({ name, query }: { name: string; query: string }) {
  const hrefFor = (format: string) =>
    `/api/tables/${name}${query === "" ? "?" : `${query}&`}format=${format}`;
  return (
    <p className="flex gap-4 text-sm text-muted">
      <span>Export what is filtered:</span>
      {/* Files, not pages: the browser saves them itself. */}
      <a href={hrefFor("csv")} download className="underline underline-offset-4 hover:text-ink">
        CSV
      </a>
      <a href={hrefFor("jsonl")} download className="underline underline-offset-4 hover:text-ink">
        JSON Lines
      </a>
    </p>
  );
}

/**
 * A table of the admin: sorted by its headings, a page at a time, exported as it is filtered. All of it is in the address,
 * so that it can be sent to somebody and works without script.
 */
export function AdminTable<Row>(props: AdminTableProps<Row>) {
  const { caption, path, spec, state, page, columns, rowKey, selection, exportAs, empty } = props;
  const isFiltered = Object.keys(state.filters).length > 0;
  if (page.total === 0) {
    return (
      <EmptyState
        title={isFiltered ? "Nothing fits" : empty.title}
        action={!isFiltered && empty.action}
        className="sm:py-16"
      >
        {isFiltered ? "Clear a filter to see more." : empty.text}
      </EmptyState>
    );
  }
  const pageCount = Math.ceil(page.total / TABLE_PAGE);
  const first = (state.page - 1) * TABLE_PAGE;
  const shown =
    page.rows.length === 0
      ? `${formatCount(page.total)} rows, none on this page`
      : `${formatCount(first + 1)}–${formatCount(first + page.rows.length)} of ${formatCount(page.total)}`;
  return (
    <div className="space-y-4">
      <DataTable
        caption={caption}
        rows={page.rows}
        rowKey={rowKey}
        columns={columns.map((column) => withSort(column, props))}
        selection={selection}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="text-sm text-muted tabular-nums">{shown}</p>
        {exportAs && <ExportLinks name={exportAs} query={tableQuery(spec, { ...state, page: 1 })} />}
      </div>
      <Pagination
        page={Math.min(state.page, pageCount)}
        pageCount={pageCount}
        hrefFor={(n) => path + tableQuery(spec, { ...state, page: n })}
      />
    </div>
  );
}
