import { formatDay } from "./format";

/** One column of a chart's table: a heading and a cell per row. */
export interface ChartColumn {
  heading: string;
  cells: string[];
}

/** The numbers of a chart for those who read rather than see, folded away until asked for. */
export function ChartTable({
  caption,
  days,
  columns,
  heading = "Day",
  formatRow = formatDay,
}: {
  caption: string;
  /** What the rows are of: days, or other moments. */
  days: string[];
  columns: ChartColumn[];
  heading?: string;
  formatRow?: (day: string) => string;
}) {
  return (
    <details className="mt-2 text-sm">
      <summary className="w-fit cursor-pointer text-muted hover:text-ink">The same as a table</summary>
      <div
        className="mt-2 max-h-80 overflow-auto rounded-lg border border-line"
        tabIndex={0}
        role="region"
        aria-label={caption}
      >
        <table className="w-full text-left tabular-nums">
          <caption className="sr-only">{caption}</caption>
          <thead className="sticky top-0 bg-surface">
            <tr>
              <th scope="col" className="px-3 py-2 font-medium">
                {heading}
              </th>
              {columns.map(({ heading: name }) => (
                <th key={name} scope="col" className="px-3 py-2 text-right font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day, i) => (
              <tr key={day} className="border-t border-line">
                <th scope="row" className="px-3 py-1.5 font-normal whitespace-nowrap">
                  {formatRow(day)}
                </th>
                {columns.map(({ heading: name, cells }) => (
                  <td key={name} className="px-3 py-1.5 text-right whitespace-nowrap">
                    {cells[i]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
