import { Link } from "@/components/ui/link";
import { isComparable } from "@/lib/recommender/insights/data-span";
import { rateOf } from "@/lib/recommender/insights/outcome";
import type { PlacementReport } from "@/lib/recommender/insights/placement-report";
import { DataTable } from "./data-table";
import { outcomeColumns } from "./outcome-columns";
import { placementName } from "./placement-name";
import { Sparkline } from "./sparkline";

/** One row per placement, with what came of its lists and how its click-through rate went. */
export function PlacementTable({ report, query }: { report: PlacementReport; query: string }) {
  return (
    <DataTable
      caption="Placements"
      rows={report.placements}
      rowKey={({ placement }) => placement}
      columns={[
        {
          heading: "Placement",
          cell: ({ placement }) => (
            <Link
              href={`/admin/placements/${encodeURIComponent(placement)}${query}`}
              className="font-medium sm:whitespace-nowrap underline-offset-4 hover:underline"
            >
              {placementName(placement)}
            </Link>
          ),
        },
        ...outcomeColumns<PlacementReport["placements"][number]>(
          ({ now, before }) => ({ now, before: isComparable(report.coverage) ? before : undefined }),
          report.currency,
        ),
        {
          heading: "Click-through per day",
          cell: ({ perDay }) => <Sparkline values={perDay.map((day) => rateOf(day, "click").value)} />,
        },
      ]}
    />
  );
}
