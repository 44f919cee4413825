import { SectionHeading } from "@/components/ui/section-heading";
import type { Part } from "@/lib/recommender/insights/placement-report";
import { DataTable } from "./data-table";
import { outcomeColumns } from "./outcome-columns";

/** A placement's numbers by strategy or by model version. */
export function PartTable({
  heading,
  parts,
  currency,
}: {
  heading: string;
  parts: Part[];
  currency: string;
}) {
  return (
    <section>
      <SectionHeading title={heading} />
      <DataTable
        caption={heading}
        rows={parts}
        rowKey={({ name }) => name}
        columns={[
          {
            heading: "Name",
            cell: ({ name }) => (
              <span className="font-medium break-words sm:whitespace-nowrap">
                {name || "without a model"}
              </span>
            ),
          },
          ...outcomeColumns<Part>(({ outcome }) => ({ now: outcome }), currency),
        ]}
      />
    </section>
  );
}
