import { Link } from "@/components/ui/link";
import { DataTable } from "@/components/admin/data-table";
import { Badge } from "@/components/ui/badge";
import { SectionHeading } from "@/components/ui/section-heading";
import type { RecommendedList } from "@/lib/recommender/serving/schema";
import type { ListTrace } from "@/lib/recommender/serving/trace-schema";
import { MovedBadges } from "./moved-badges";

type Candidate = ListTrace["candidates"][number];

/** Names of rules by their ids. */
export type RuleNames = ReadonlyMap<string, string>;

function Fate({ candidate: { position, removed }, names }: { candidate: Candidate; names: RuleNames }) {
  if (position !== null) return <Badge tone="positive">place {position + 1}</Badge>;
  if (removed === null) return <span className="text-muted">scored too low</span>;
  const { by, rule } = removed;
  if (rule === null) return <Badge tone="warning">{by}</Badge>;
  return (
    <Link href={`/admin/rules/${rule}`}>
      <Badge tone="warning">
        {by}: {names.get(rule) ?? "removed"}
      </Badge>
    </Link>
  );
}

function Sources({ candidate: { sources } }: { candidate: Candidate }) {
  if (sources.length === 0) return <span className="text-muted">a rule alone</span>;
  return (
    <ul className="min-w-52 space-y-1">
      {sources.map(({ source, raw, calibrated, weight }) => (
        <li key={source} className="tabular-nums">
          {source} <span className="text-muted">{Number(raw.toPrecision(4))} →</span> {calibrated.toFixed(3)}
          <span className="text-muted">{weight === 0 ? " (fills up)" : ` × ${weight}`}</span>
        </li>
      ))}
    </ul>
  );
}

/** How one list came about, candidate by candidate. */
export function TraceView({ list, names }: { list: RecommendedList; names: RuleNames }) {
  const { trace, items } = list;
  if (!trace) return null;
  const reasons = new Map(items.map(({ product, reason }) => [product.id, reason.text]));
  return (
    <div className="space-y-10">
      <dl className="grid gap-x-8 gap-y-2 text-sm sm:grid-cols-2 lg:grid-cols-4">
        <Fact name="Strategy" value={list.strategy} />
        <Fact name="Rung" value={list.rung} />
        <Fact name="Model" value={list.model ?? "none"} />
        <Fact name="Experiment" value={list.experiment ? `${list.experiment}: ${list.variant}` : "none"} />
        <Fact name="Products" value={list.short ? `${items.length}: ${list.short}` : `${items.length}`} />
        <Fact
          name="Rules in force"
          value={trace.rules.map((id) => names.get(id) ?? id).join(", ") || "none"}
        />
      </dl>
      <section>
        <SectionHeading title="Candidates" />
        <DataTable
          caption="Candidates"
          rows={trace.candidates}
          rowKey={({ product }) => product}
          columns={[
            { heading: "Product", cell: ({ name }) => <span className="block min-w-36">{name}</span> },
            {
              heading: "What became of it",
              cell: (candidate) => <Fate candidate={candidate} names={names} />,
            },
            {
              heading: "Score",
              numeric: true,
              cell: ({ score }) => (score === null ? "–" : score.toFixed(4)),
            },
            { heading: "Sources: raw → calibrated", cell: (candidate) => <Sources candidate={candidate} /> },
            { heading: "Moved by", cell: ({ moved }) => <MovedBadges moved={moved} names={names} /> },
            {
              heading: "What the shopper reads",
              cell: ({ product }) => <span className="block min-w-48">{reasons.get(product) ?? ""}</span>,
            },
          ]}
        />
      </section>
      <section>
        <SectionHeading title="Time of each stage" />
        <DataTable
          caption="Stages"
          rows={trace.stages}
          rowKey={({ stage }) => stage}
          columns={[
            { heading: "Stage", cell: ({ stage }) => stage },
            { heading: "Milliseconds", numeric: true, cell: ({ ms }) => ms.toFixed(2) },
          ]}
        />
      </section>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{name}</dt>
      <dd className="wrap-anywhere">{value}</dd>
    </div>
  );
}
