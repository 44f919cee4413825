import { DataTable, type Column } from "@/components/admin/data-table";
import { Badge } from "@/components/ui/badge";
import { sayProblem } from "@/lib/recommender/readouts/say-problem";
import type { Definition } from "@/lib/recommender/experiments/definition";
import { METRIC_FACTS } from "@/lib/recommender/experiments/metrics";
import type { Compared, MetricReadout, Readout } from "@/lib/recommender/readouts/judge";
import { formatChance, formatLift, formatLiftRange } from "./format-lift";
import { formatMetric } from "./format-metric";

const ROLES = { primary: "decides", guardrail: "must not fall", other: null } as const;

function isClear({ analysis: { low, high } }: Compared): boolean {
  return (low !== null && low > 0) || (high !== null && high < 0);
}

function Effect({ compared }: { compared: Compared | undefined }) {
  if (!compared) return "–";
  const { analysis } = compared;
  if (analysis.error)
    return (
      <span className="text-muted" title={sayProblem(analysis.error)}>
        too early
        <span className="sr-only">: {sayProblem(analysis.error)}</span>
      </span>
    );
  return (
    <span className={isClear(compared) ? "font-medium" : "text-muted"}>
      <span className="block">{formatLift(analysis.lift)}</span>
      <span className="block text-xs whitespace-nowrap">{formatLiftRange(analysis.low, analysis.high)}</span>
    </span>
  );
}

/** Every metric: what each variant has of it, and how far the others are from the first. */
export function MetricTable({
  definition,
  readout,
  currency,
}: {
  definition: Pick<Definition, "variants">;
  readout: Readout;
  currency: string;
}) {
  const others = definition.variants.slice(1);
  const columns: Column<MetricReadout>[] = [
    {
      heading: "Metric",
      cell: ({ metric, role }) => (
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-medium" title={METRIC_FACTS[metric].meaning}>
            {METRIC_FACTS[metric].label}
          </span>
          {ROLES[role] && <Badge tone={role === "primary" ? "accent" : "neutral"}>{ROLES[role]}</Badge>}
        </span>
      ),
    },
    ...definition.variants.map(({ name }, i) => ({
      heading: name,
      numeric: true,
      cell: ({ metric, values }: MetricReadout) => formatMetric(metric, values[i] ?? null, currency),
    })),
    ...others.flatMap(({ key, name }) => {
      const of = ({ compared }: MetricReadout) => compared.find(({ variant }) => variant === key);
      const group = others.length > 1 ? `${name} against ${definition.variants[0]?.name}` : undefined;
      return [
        {
          heading: "Difference",
          group,
          numeric: true,
          cell: (row: MetricReadout) => <Effect compared={of(row)} />,
        },
        {
          heading: "Chance to be better",
          group,
          numeric: true,
          cell: (row: MetricReadout) => formatChance(of(row)?.belief.chanceToWin ?? null),
        },
        {
          heading: "Risk of choosing it",
          group,
          numeric: true,
          cell: (row: MetricReadout) => formatLift(negate(of(row)?.belief.risk?.[1])),
        },
      ];
    }),
  ];
  return (
    <DataTable
      caption="What each variant brings"
      rows={readout.metrics}
      rowKey={({ metric }) => metric}
      columns={columns}
    />
  );
}

/** A risk is what would be lost. */
const negate = (risk: number | undefined) => (risk === undefined ? null : -risk);
