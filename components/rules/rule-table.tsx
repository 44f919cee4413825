import { Link } from "@/components/ui/link";
import { DataTable } from "@/components/admin/data-table";
import { formatAge } from "@/components/admin/format";
import type { Rule } from "@/lib/recommender/rules/definition";
import { describeAction, describePeriod, describeScope } from "./describe-rule";
import { RuleBadge } from "./rule-badge";

/** All rules, the newest first. */
export function RuleTable({ rules, now }: { rules: readonly Rule[]; now: number }) {
  return (
    <DataTable
      caption="Rules"
      rows={rules}
      rowKey={({ id }) => id}
      columns={[
        {
          heading: "Rule",
          cell: (rule) => (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link
                href={`/admin/rules/${rule.id}`}
                className="font-medium wrap-anywhere underline-offset-4 hover:underline"
              >
                {rule.definition.name}
              </Link>
              <RuleBadge rule={rule} now={now} />
            </span>
          ),
        },
        {
          heading: "Does",
          cell: ({ definition }) => (
            <span className="line-clamp-3 min-w-56 wrap-anywhere">{describeAction(definition.action)}</span>
          ),
        },
        {
          heading: "Where and for whom",
          cell: ({ definition }) => <span className="block min-w-44">{describeScope(definition.scope)}</span>,
        },
        {
          heading: "When (UTC)",
          cell: (rule) => <span className="block min-w-40">{describePeriod(rule)}</span>,
        },
        { heading: "Owner", cell: ({ definition }) => definition.owner },
        {
          heading: "Changed",
          cell: ({ changedAt, changedBy }) => (
            <span className="block whitespace-nowrap" title={changedBy}>
              {formatAge(changedAt, now)}
            </span>
          ),
        },
      ]}
    />
  );
}
