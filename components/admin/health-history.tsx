import { type HealthReport, listProblems } from "@/lib/recommender/health/health-report";
import { DataTable } from "./data-table";
import { formatMoment } from "./format";

const SOURCES: Record<HealthReport["source"], string> = {
  nightly: "Every night",
  asked: "Asked for",
  import: "After an import",
};

/** The looks so far, the newest first. */
export function HealthHistory({ reports }: { reports: readonly HealthReport[] }) {
  return (
    <DataTable
      caption="Looks so far"
      rows={reports}
      rowKey={({ id }) => id}
      columns={[
        {
          heading: "When",
          cell: ({ at }) => <span className="sm:whitespace-nowrap">{formatMoment(at)}</span>,
        },
        { heading: "Why", cell: ({ source }) => SOURCES[source] },
        {
          heading: "What was found",
          cell: (report) => {
            const problems = listProblems(report);
            return (
              <span className="block min-w-64">
                {problems.length === 0 ? "Nothing to look at." : problems.join(" ")}
              </span>
            );
          },
        },
      ]}
    />
  );
}
