import { DataTable } from "@/components/admin/data-table";
import { formatCount } from "@/components/admin/format";
import type { Definition } from "@/lib/recommender/experiments/definition";
import type { Readout } from "@/lib/recommender/readouts/judge";
import { formatLift, formatLiftRange } from "./format-lift";

const NAMES: Record<string, string> = {
  phone: "On a phone",
  desktop: "On a desktop",
  new: "New shoppers",
  known: "Known shoppers",
};

/** The primary metric of parts of the shoppers: something to look into, nothing to decide by. */
export function SegmentTable({
  definition,
  readout,
}: {
  definition: Pick<Definition, "variants">;
  readout: Readout;
}) {
  const others = definition.variants.slice(1);
  const order = Object.keys(NAMES);
  const rows = [...readout.segments].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return (
    <DataTable
      caption="Parts of the shoppers"
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { heading: "Part", cell: ({ name }) => NAMES[name] ?? name },
        { heading: "Shoppers", numeric: true, cell: ({ shoppers }) => formatCount(shoppers) },
        ...others.map(({ key, name }) => ({
          heading: name,
          numeric: true,
          cell: ({ compared }: Readout["segments"][number]) => {
            const analysis = compared.find(({ variant }) => variant === key)?.analysis;
            if (!analysis || analysis.error) return <span className="text-muted">too early</span>;
            return (
              <span>
                <span className="block">{formatLift(analysis.lift)}</span>
                <span className="block text-xs whitespace-nowrap text-muted">
                  {formatLiftRange(analysis.low, analysis.high)}
                </span>
              </span>
            );
          },
        })),
      ]}
    />
  );
}
