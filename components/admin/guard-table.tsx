import { Link } from "@/components/ui/link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import type { GuardEntry } from "@/lib/recommender/guard/queries";
import { DataTable } from "./data-table";
import { formatMoment } from "./format";

const KINDS: Record<
  GuardEntry["kind"],
  { label: string; tone: "neutral" | "accent" | "positive" | "warning" | "negative" }
> = {
  alarm: { label: "alarm", tone: "warning" },
  control: { label: "compares", tone: "accent" },
  rollback: { label: "rolled back", tone: "negative" },
  stop: { label: "stopped a release", tone: "negative" },
  verified: { label: "verified", tone: "positive" },
  unverified: { label: "not verified", tone: "negative" },
  stand: { label: "may not act", tone: "warning" },
  overrule: { label: "overruled", tone: "neutral" },
  advance: { label: "went on", tone: "positive" },
};

/** What the guard saw and did, newest first. */
export function GuardTable({ entries }: { entries: GuardEntry[] }) {
  if (entries.length === 0) {
    return (
      <EmptyState title="Nothing to tell" level={3}>
        The guard looks six times a minute. Alarms, roll-backs and what people told it are listed here.
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption="Guard log"
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          heading: "When (UTC)",
          cell: ({ at }) => (
            <time dateTime={at} className="whitespace-nowrap">
              {formatMoment(at)}
            </time>
          ),
        },
        { heading: "What", cell: ({ kind }) => <Badge tone={KINDS[kind].tone}>{KINDS[kind].label}</Badge> },
        {
          heading: "Version",
          cell: ({ modelId }) => (
            <Link
              href={`/admin/models/${encodeURIComponent(modelId)}`}
              className="whitespace-nowrap underline-offset-4 hover:underline"
            >
              {modelId}
            </Link>
          ),
        },
        {
          heading: "Why",
          cell: ({ message }) => <span className="block min-w-72 max-w-prose">{message}</span>,
        },
        { heading: "Who", cell: ({ actor }) => actor },
      ]}
    />
  );
}
