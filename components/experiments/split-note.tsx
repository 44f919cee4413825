import { DataTable } from "@/components/admin/data-table";
import { formatCount, formatShare } from "@/components/admin/format";
import type { Definition } from "@/lib/recommender/experiments/definition";
import type { Readout } from "@/lib/recommender/readouts/judge";

/** How many shoppers each variant has, and whether that is what was meant. */
export function SplitNote({
  definition,
  readout,
  shares,
}: {
  definition: Pick<Definition, "variants" | "mode">;
  readout: Readout;
  /** Of a bandit, as they are now. */
  shares: number[] | null;
}) {
  const all = readout.shoppers.reduce((sum, n) => sum + n, 0);
  const rows = definition.variants.map(({ key, name, share }, i) => {
    return { key, name, share: shares?.[i] ?? share, n: readout.shoppers[i] ?? 0 };
  });
  if (definition.mode === "interleave")
    return <p className="text-muted">Every shopper sees both variants, in one list.</p>;
  return (
    <div className="space-y-3">
      <DataTable
        caption="Shoppers of each variant"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { heading: "Variant", cell: ({ name }) => name },
          { heading: "Shoppers", numeric: true, cell: ({ n }) => formatCount(n) },
          { heading: "Share", numeric: true, cell: ({ n }) => (all > 0 ? formatShare(n / all) : "–") },
          { heading: shares ? "Share now" : "Meant", numeric: true, cell: ({ share }) => formatShare(share) },
        ]}
      />
      {readout.splitP !== null && all > 0 && (
        <p className="text-sm text-muted">
          {readout.splitP < 0.001
            ? "A split this uneven does not come by chance."
            : `The split is as even as chance makes it (p = ${readout.splitP.toFixed(3)}).`}
        </p>
      )}
    </div>
  );
}
