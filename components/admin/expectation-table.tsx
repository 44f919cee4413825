import type { ExpectationResult } from "@/lib/recommender/health/health-report";
import { DataTable } from "./data-table";
import { HealthBadge } from "./health-badge";

const NAMES: Readonly<Record<string, string>> = {
  rejectedRows: "Rejected rows",
  unknownProducts: "Unknown products",
  zeroPrices: "Prices of 0",
  repeated: "Repeated events",
  withoutShopper: "Events of nobody",
  largestShopper: "The busiest shopper",
  fromTheFuture: "Events from the future",
  lostKinds: "Kinds of events",
  hoursSinceNewest: "Age of the newest event",
};

/** What data that comes in is expected to be like, and whether it is. */
export function ExpectationTable({ results }: { results: readonly ExpectationResult[] }) {
  return (
    <DataTable
      caption="Expectations"
      rows={results}
      rowKey={({ name }) => name}
      columns={[
        { heading: "What", cell: ({ name }) => <span className="font-medium">{NAMES[name] ?? name}</span> },
        { heading: "State", cell: ({ state }) => <HealthBadge state={state} /> },
        { heading: "What came in", cell: ({ text }) => <span className="block min-w-64">{text}</span> },
      ]}
    />
  );
}
