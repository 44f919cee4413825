import { EmptyState } from "@/components/ui/empty-state";
import { decideHeldAction } from "@/lib/shop/interactions/actions";
import type { HeldBack } from "@/lib/shop/interactions/held";
import { ActionButton } from "./action-button";
import { DataTable } from "./data-table";
import { formatCount, formatMoment } from "./format";

function Decision({ productId, name, events }: HeldBack) {
  const count = `${formatCount(events)} ${events === 1 ? "event" : "events"}`;
  return (
    <span className="flex gap-2">
      <ActionButton
        scope="models:write"
        label="Count"
        fullLabel={`Count what is held back of ${name}`}
        size="sm"
        variant="secondary"
        action={decideHeldAction.bind(null, { productId, decision: "count" })}
        done={`${count} of ${name} count from now on.`}
        confirm={{
          title: "Count these events?",
          text: (
            <p>
              {count} of {name} become those of people, at the time they happened. Popularity still counts
              each shopper once a day.
            </p>
          ),
          yes: "Count them",
        }}
      />
      <ActionButton
        scope="models:write"
        label="Discard"
        fullLabel={`Discard what is held back of ${name}`}
        size="sm"
        variant="danger"
        action={decideHeldAction.bind(null, { productId, decision: "discard" })}
        done={`${count} of ${name} are discarded.`}
        confirm={{
          title: "Discard these events?",
          text: (
            <p>
              {count} of {name} will never count.
            </p>
          ),
          yes: "Discard them",
        }}
      />
    </span>
  );
}

/** What waits for somebody to decide whether it counts, by product. */
export function HeldTable({ held }: { held: HeldBack[] }) {
  if (held.length === 0) {
    return (
      <EmptyState title="Nothing is held back" className="sm:py-16">
        When one browser or one network reports much more about a product than people do, what is beyond waits
        here.
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption="Held back"
      rows={held}
      rowKey={({ product }) => product}
      columns={[
        { heading: "Product", cell: ({ name }) => <span className="font-medium">{name}</span> },
        { heading: "SKU", cell: ({ sku }) => <span className="whitespace-nowrap">{sku}</span> },
        { heading: "Events", numeric: true, cell: ({ events }) => formatCount(events) },
        { heading: "Shoppers", numeric: true, cell: ({ shoppers }) => formatCount(shoppers) },
        { heading: "Networks", numeric: true, cell: ({ networks }) => formatCount(networks) },
        {
          heading: "From (UTC)",
          cell: ({ first }) => <span className="whitespace-nowrap">{formatMoment(first)}</span>,
        },
        {
          heading: "To (UTC)",
          cell: ({ last }) => <span className="whitespace-nowrap">{formatMoment(last)}</span>,
        },
        { heading: "Act", cell: (row) => <Decision {...row} /> },
      ]}
    />
  );
}
