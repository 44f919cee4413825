import type { LaneCount } from "@/lib/recommender/insights/lane-report";
import { DataTable } from "./data-table";
import { formatCount } from "./format";

const NAMES: Record<LaneCount["lane"], { name: string; about: string }> = {
  person: { name: "People", about: "Counts in every figure, trend and training." },
  robot: { name: "Robots", about: "Crawlers, scripts, and browsers that a program drives." },
  prefetch: { name: "Prefetched pages", about: "Fetched ahead by a browser, perhaps never looked at." },
  admin: { name: "Admins", about: "The shop’s own people, looking at their shop." },
  held: { name: "Held back", about: "Too much of the same. Below you decide whether it counts." },
  withdrawn: { name: "Taken back", about: "Cancelled and returned purchases, and what was discarded." },
};

/** How much of what happened lies in which lane. */
export function LaneTable({ lanes }: { lanes: LaneCount[] }) {
  return (
    <DataTable
      caption="Traffic"
      rows={lanes}
      rowKey={({ lane }) => lane}
      columns={[
        {
          heading: "Who",
          cell: ({ lane }) => <span className="font-medium sm:whitespace-nowrap">{NAMES[lane].name}</span>,
        },
        { heading: "Interactions", numeric: true, cell: ({ interactions }) => formatCount(interactions) },
        { heading: "Lists shown", numeric: true, cell: ({ lists }) => formatCount(lists) },
        { heading: "Clicks", numeric: true, cell: ({ clicks }) => formatCount(clicks) },
        {
          heading: "What that is",
          cell: ({ lane }) => <span className="block min-w-72 text-muted">{NAMES[lane].about}</span>,
        },
      ]}
    />
  );
}
