import { Link } from "@/components/ui/link";
import { DataTable } from "@/components/admin/data-table";
import { formatAge, formatCount } from "@/components/admin/format";
import { placementName } from "@/components/admin/placement-name";
import type { ListedExperiment } from "@/lib/recommender/readouts/queries";
import { StateBadge } from "./state-badge";

function placesOf({ experiment }: ListedExperiment): string {
  if (experiment.kind === "flag") return "Flag of the shop";
  return experiment.definition.placements.map(placementName).join(", ");
}

function sinceOf({ experiment: { startedAt, createdAt } }: ListedExperiment, now: number): string {
  return startedAt === null ? `written ${formatAge(createdAt, now)}` : `began ${formatAge(startedAt, now)}`;
}

function saidOf({ experiment, conclusion }: ListedExperiment): string {
  if (experiment.decision) return experiment.decision.reason;
  return conclusion?.text ?? experiment.definition.hypothesis;
}

/** Experiments and flags, the newest first, each with what it says so far. */
export function ExperimentTable({ rows, now }: { rows: readonly ListedExperiment[]; now: number }) {
  return (
    <DataTable
      caption="Experiments and flags"
      rows={rows}
      rowKey={({ experiment }) => experiment.id}
      columns={[
        {
          heading: "Name",
          cell: ({ experiment: { id, state } }) => (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link
                href={`/admin/experiments/${id}`}
                className="font-medium wrap-break-word underline-offset-4 hover:underline"
              >
                {id}
              </Link>
              <StateBadge state={state} />
            </span>
          ),
        },
        // What it says comes first: on a phone the rest is scrolled to.
        {
          heading: "So far",
          cell: (row) => <span className="block min-w-48 text-pretty sm:min-w-72">{saidOf(row)}</span>,
        },
        { heading: "Where", cell: placesOf },
        { heading: "Since", cell: (row) => <span className="whitespace-nowrap">{sinceOf(row, now)}</span> },
        {
          heading: "Shoppers",
          numeric: true,
          cell: ({ experiment, shoppers }) => (experiment.startedAt === null ? "–" : formatCount(shoppers)),
        },
      ]}
    />
  );
}
