import { DataTable } from "@/components/admin/data-table";
import { formatMoment } from "@/components/admin/format";
import type { PastRule } from "@/lib/recommender/rules/queries";
import { describeAction, describePeriod, describeScope } from "./describe-rule";

/** How a rule came to be what it is. */
export function RuleHistory({ versions }: { versions: readonly PastRule[] }) {
  return (
    <DataTable
      caption="History of the rule"
      rows={versions}
      rowKey={({ version }) => `${version}`}
      columns={[
        { heading: "Version", cell: ({ version, state }) => `${version} (${state})` },
        {
          heading: "Since (UTC)",
          cell: ({ at }) => (
            <span className="whitespace-nowrap">{formatMoment(new Date(at).toISOString())}</span>
          ),
        },
        { heading: "By", cell: ({ by }) => by },
        {
          heading: "Does",
          cell: ({ definition }) => (
            <span className="block min-w-56 wrap-anywhere">{describeAction(definition.action)}</span>
          ),
        },
        {
          heading: "Where and for whom",
          cell: ({ definition }) => <span className="block min-w-44">{describeScope(definition.scope)}</span>,
        },
        {
          heading: "When (UTC)",
          cell: (past) => <span className="block min-w-40">{describePeriod(past)}</span>,
        },
        {
          heading: "Reason",
          cell: ({ definition }) => <span className="block min-w-44">{definition.reason}</span>,
        },
      ]}
    />
  );
}
