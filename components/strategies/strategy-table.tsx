import { Link } from "@/components/ui/link";
import { DataTable } from "@/components/admin/data-table";
import { formatMoment } from "@/components/admin/format";
import { placementName } from "@/components/admin/placement-name";
import { Badge } from "@/components/ui/badge";
import type { StrategyVersion } from "@/lib/recommender/strategies/queries";

function sourcesOf({ strategy }: StrategyVersion): string {
  return strategy.sources.map(({ source, weight }) => `${source} ${weight}`).join(", ");
}

/** Every version of every strategy, by placement. */
export function StrategyTable({ versions }: { versions: readonly StrategyVersion[] }) {
  return (
    <DataTable
      caption="Strategies"
      rows={versions}
      rowKey={({ id }) => id}
      columns={[
        {
          heading: "Strategy",
          cell: ({ id, isLive }) => (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link
                href={`/admin/strategies/${encodeURIComponent(id)}`}
                className="font-medium underline-offset-4 hover:underline"
              >
                {id}
              </Link>
              {isLive && <Badge tone="positive">live</Badge>}
            </span>
          ),
        },
        {
          heading: "Placement",
          cell: ({ strategy }) => (
            <span className="whitespace-nowrap">{placementName(strategy.placement)}</span>
          ),
        },
        {
          heading: "Sources",
          cell: (version) => <span className="block min-w-48">{sourcesOf(version)}</span>,
        },
        { heading: "Explores", numeric: true, cell: ({ strategy }) => `${strategy.exploration * 100}%` },
        {
          heading: "Written",
          cell: ({ createdBy, createdAt }) => (
            <span className="whitespace-nowrap">
              {createdAt === null ? `ships with ${createdBy}` : `${formatMoment(createdAt)}, ${createdBy}`}
            </span>
          ),
        },
        { heading: "Note", cell: ({ note }) => <span className="block min-w-40">{note || "–"}</span> },
      ]}
    />
  );
}
