import { Badge } from "@/components/ui/badge";
import type { ModelMetrics } from "@/lib/recommender/models/model-version";
import { type Column, DataTable } from "./data-table";
import { formatCount, formatMoment } from "./format";
import { modelName } from "./model-name";

type Comparison = ModelMetrics["comparison"];
type Row = Comparison["rows"][number];

const decimals = (value: number) => value.toFixed(3);

function metricColumns(part: "validation" | "test", group: string): Column<Row>[] {
  const metric = (heading: string, read: (metrics: Row["validation"]) => number): Column<Row> => ({
    heading,
    group,
    numeric: true,
    cell: (row) => {
      const metrics = row[part];
      return metrics ? decimals(read(metrics)) : "–";
    },
  });
  return [
    metric("Capped recall", ({ recall }) => recall),
    metric("NDCG", ({ ndcg }) => ndcg),
    metric("Hit rate", ({ hr }) => hr),
    metric("Coverage", ({ coverage }) => coverage),
  ];
}

function Cut({ comparison }: { comparison: Comparison }) {
  const { split, k, rows } = comparison;
  const shoppers = rows.find(({ test }) => test !== null)?.test?.users ?? 0;
  if (split.testFrom === null) return null;
  return (
    <p className="text-sm text-muted">
      The {k} best products for each of {formatCount(shoppers)} shoppers, compared with what they did next and
      had not done before. Fitted on {formatCount(split.trainEvents)} interactions; chosen on the{" "}
      {formatCount(split.validationEvents)} that followed; tested on the newest{" "}
      {formatCount(split.testEvents)}, from {formatMoment(new Date(split.testFrom).toISOString())} UTC. The
      choice was made on validation alone; the test shows what it is worth.
    </p>
  );
}

/** Models that were not considered, each with its reason. */
function NotConsidered({ skipped }: Pick<Comparison, "skipped">) {
  if (skipped.length === 0) return null;
  return (
    <details className="text-sm text-muted">
      <summary className="cursor-pointer">Not considered: {skipped.length}</summary>
      <ul className="mt-2 space-y-1">
        {skipped.map(({ model, reason }) => (
          <li key={model}>
            {modelName(model)}: {reason}.
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Every candidate of a training on both parts, best on validation first, and why the chosen one was chosen. */
export function ComparisonTable({
  comparison,
  said = "",
}: {
  comparison: Comparison;
  /** What the page has said already: the reason is not said twice. */
  said?: string;
}) {
  return (
    <div className="space-y-3">
      {!said.includes(comparison.reason) && <p className="max-w-prose">{comparison.reason}</p>}
      <DataTable
        caption="Candidate models compared"
        rows={comparison.rows.toSorted((a, b) => b.validation.ndcg - a.validation.ndcg)}
        rowKey={({ model }) => model}
        columns={[
          {
            heading: "Model",
            cell: ({ model }) => (
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className={model === comparison.chosen ? "font-medium" : undefined}>
                  {modelName(model)}
                </span>
                {model === comparison.chosen && <Badge tone="accent">chosen</Badge>}
              </span>
            ),
          },
          ...metricColumns("validation", "Validation"),
          ...metricColumns("test", "Test"),
          { heading: "Tried", numeric: true, cell: ({ trials }) => (trials > 0 ? formatCount(trials) : "–") },
          { heading: "Seconds", numeric: true, cell: ({ seconds }) => seconds.toFixed(1) },
        ]}
      />
      <Cut comparison={comparison} />
      <NotConsidered skipped={comparison.skipped} />
    </div>
  );
}
