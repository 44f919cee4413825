import type { VersionComparison } from "@/lib/recommender/models/compare-versions";
import type { ModelSummary } from "@/lib/recommender/models/model-version";
import type { ComparedItem, ComparedLists } from "@/lib/recommender/serving/compare-lists";
import { Card } from "@/components/ui/card";
import { DataTable } from "./data-table";
import { formatCount, formatMoment, formatShare } from "./format";
import { modelName } from "./model-name";

const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(4)}`;

/** What can be said of both together, in a sentence. */
function verdict({ kind, difference }: VersionComparison, a: string, b: string): string {
  if (kind === "apart")
    return "They were measured on different shoppers: the figures below must not be set against each other. What the lists of the same shoppers hold can.";
  if (!difference)
    return "They were measured on the same shoppers, but the difference shopper by shopper was not kept: small differences below say nothing.";
  const { mean, low, high, cases } = difference;
  const range = `by ${signed(low)} to ${signed(high)} NDCG (95 % interval, ${formatCount(cases)} shoppers asked about both)`;
  if (low > 0) return `${b} is better than ${a}, ${range}.`;
  if (high < 0) return `${b} is worse than ${a}, ${range}.`;
  return `They cannot be told apart: ${b} differs from ${a} by ${signed(mean)}, ${range}.`;
}

/** The figures of two versions side by side, and what they mean together. */
export function ComparedFigures({
  a,
  b,
  compared,
}: {
  a: ModelSummary;
  b: ModelSummary;
  compared: VersionComparison;
}) {
  const metrics = {
    a: compared.together?.a ?? compared.own?.metrics ?? null,
    b: compared.together?.b ?? compared.other?.metrics ?? null,
  };
  const figure = (of: (one: NonNullable<typeof metrics.a>) => number) => ({
    a: metrics.a ? of(metrics.a).toFixed(4) : "–",
    b: metrics.b ? of(metrics.b).toFixed(4) : "–",
  });
  const rows = [
    { name: "NDCG", ...figure(({ ndcg }) => ndcg) },
    { name: "Capped recall", ...figure(({ recall }) => recall) },
    { name: "Hit rate", ...figure(({ hr }) => hr) },
    { name: "Coverage", ...figure(({ coverage }) => coverage) },
    { name: "Shoppers asked", a: formatCount(metrics.a?.users ?? 0), b: formatCount(metrics.b?.users ?? 0) },
    { name: "Serves with", a: modelName(a.algorithm), b: modelName(b.algorithm) },
    { name: "Made (UTC)", a: formatMoment(a.createdAt), b: formatMoment(b.createdAt) },
    { name: "Learnt from", a: interactions(a), b: interactions(b) },
  ];
  return (
    <div className="space-y-4">
      <p className="max-w-prose">{verdict(compared, a.id, b.id)}</p>
      <DataTable
        caption="Two versions side by side"
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { heading: "", cell: ({ name }) => name },
          { heading: a.id, numeric: true, cell: (row) => row.a },
          { heading: b.id, numeric: true, cell: (row) => row.b },
        ]}
      />
    </div>
  );
}

function interactions({ metrics: { snapshot } }: ModelSummary): string {
  return `${formatCount(snapshot.events)} interactions`;
}

function Items({ title, items }: { title: string; items: readonly ComparedItem[] }) {
  return (
    <div className="min-w-0">
      <h4 className="text-sm text-muted wrap-anywhere">{title}</h4>
      <ol className="mt-2 list-decimal space-y-1 pl-6 text-sm">
        {items.map(({ name, isShared }, place) => (
          <li key={place} className={isShared ? "text-muted" : "font-medium"}>
            {name}
            {!isShared && <span className="sr-only"> (only here)</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The lists of some shoppers by both versions; what only one of them holds stands out. */
export function ComparedListsView({
  a,
  b,
  lists,
}: {
  a: string;
  b: string;
  lists: readonly ComparedLists[];
}) {
  const mean = lists.reduce((sum, { overlap }) => sum + overlap, 0) / Math.max(1, lists.length);
  return (
    <div className="space-y-5">
      <p className="max-w-prose text-muted">
        “For you” of {lists.length} shoppers who were here last, made by both versions just now. On average{" "}
        {formatShare(mean)} of the products are in both; those in one alone are set in bold.
      </p>
      <ul className="grid gap-5 lg:grid-cols-2">
        {lists.map(({ past, a: ofA, b: ofB, overlap }, place) => (
          <li key={place}>
            <Card className="space-y-4 p-5">
              <h3 className="font-medium">
                Shopper {place + 1}: {formatShare(overlap)} in both
              </h3>
              <p className="text-sm text-muted">Did last: {past.join("; ")}.</p>
              <div className="grid gap-5 sm:grid-cols-2">
                <Items title={a} items={ofA} />
                <Items title={b} items={ofB} />
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </div>
  );
}
