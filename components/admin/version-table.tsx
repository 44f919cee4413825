import { Link } from "@/components/ui/link";
import type { ModelSummary } from "@/lib/recommender/models/model-version";
import { DataTable } from "./data-table";
import { formatAge, formatMoment } from "./format";
import { ModelBadges } from "./model-badges";
import { modelName } from "./model-name";
import { PromoteButton } from "./promote-button";

function chosenRow({ metrics: { comparison } }: ModelSummary) {
  return comparison.rows.find(({ model }) => model === comparison.chosen);
}

/** The versions, newest first: what each is, how it did, and why it was or was not promoted. */
export function VersionTable({ models, now }: { models: ModelSummary[]; now: number }) {
  const liveId = models.find(({ aliases }) => aliases.includes("live"))?.id ?? null;
  return (
    <DataTable
      caption="Model versions"
      rows={models}
      rowKey={({ id }) => id}
      columns={[
        {
          heading: "Version",
          cell: (model) => (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link
                href={`/admin/models/${encodeURIComponent(model.id)}`}
                className="font-medium wrap-break-word sm:whitespace-nowrap underline-offset-4 hover:underline"
              >
                {model.id}
              </Link>
              <ModelBadges model={model} />
            </span>
          ),
        },
        {
          heading: "Made",
          cell: ({ createdAt }) => (
            <time dateTime={createdAt} title={`${formatMoment(createdAt)} UTC`} className="whitespace-nowrap">
              {formatAge(Date.parse(createdAt), now)}
            </time>
          ),
        },
        { heading: "Serves with", cell: ({ algorithm }) => modelName(algorithm) },
        {
          heading: "Capped recall",
          group: "Test",
          numeric: true,
          cell: (model) => chosenRow(model)?.test?.recall.toFixed(3) ?? "–",
        },
        {
          heading: "NDCG",
          group: "Test",
          numeric: true,
          cell: (model) => chosenRow(model)?.test?.ndcg.toFixed(3) ?? "–",
        },
        {
          heading: "Snapshot",
          cell: ({ snapshotHash }) => (
            <code className="font-mono text-xs" title={snapshotHash}>
              {snapshotHash.slice(0, 12)}
            </code>
          ),
        },
        {
          heading: "Decision",
          cell: ({ metrics }) => <span className="block min-w-96">{metrics.decision.reason}</span>,
        },
        { heading: "Act", cell: (model) => <PromoteButton model={model} liveId={liveId} size="sm" /> },
      ]}
    />
  );
}
