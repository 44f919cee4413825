import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMoney } from "@/lib/platform/money";
import { closeOrderAction } from "@/lib/shop/orders/actions";
import type { OrderSummary } from "@/lib/shop/orders/admin-queries";
import { ActionButton } from "./action-button";
import { DataTable } from "./data-table";
import { formatCount, formatMoment } from "./format";

const WORDS = {
  cancelled: { label: "Cancel", done: "is cancelled", yes: "Cancel it", title: "Cancel this order?" },
  returned: { label: "Return", done: "was returned", yes: "Take it back", title: "Take this order back?" },
} as const;

function CloseButton({ number, status }: { number: number; status: keyof typeof WORDS }) {
  const { label, done, yes, title } = WORDS[status];
  return (
    <ActionButton
      scope="orders:write"
      label={label}
      fullLabel={`${label} order ${number}`}
      size="sm"
      variant="secondary"
      action={closeOrderAction.bind(null, { number, status })}
      done={`Order ${number} ${done}. Its stock is there again.`}
      confirm={{
        title,
        text: (
          <p>
            What order {number} has taken goes back into stock, and it is in no figure and no training any
            more. This cannot be undone.
          </p>
        ),
        yes,
      }}
    />
  );
}

function StatusBadge({ status }: Pick<OrderSummary, "status">) {
  return <Badge tone={status === "placed" ? "positive" : "warning"}>{status}</Badge>;
}

/** The shop's orders, and what can be done with those that stand. */
export function OrderTable({ orders }: { orders: OrderSummary[] }) {
  if (orders.length === 0) {
    return <EmptyState title="No orders yet">What shoppers order here appears in this list.</EmptyState>;
  }
  return (
    <DataTable
      caption="Orders"
      rows={orders}
      rowKey={({ number }) => `${number}`}
      columns={[
        { heading: "Order", cell: ({ number }) => <span className="font-medium">{number}</span> },
        {
          heading: "Placed (UTC)",
          cell: ({ placedAt }) => (
            <time dateTime={placedAt.toISOString()} className="whitespace-nowrap">
              {formatMoment(placedAt.toISOString())}
            </time>
          ),
        },
        { heading: "Status", cell: (order) => <StatusBadge status={order.status} /> },
        { heading: "Name", cell: ({ name }) => <span className="whitespace-nowrap">{name}</span> },
        { heading: "Lines", numeric: true, cell: ({ lines }) => formatCount(lines) },
        { heading: "Units", numeric: true, cell: ({ units }) => formatCount(units) },
        { heading: "Without shipping", numeric: true, cell: ({ subtotal }) => formatMoney(subtotal) },
        { heading: "Total", numeric: true, cell: ({ total }) => formatMoney(total) },
        {
          heading: "Act",
          cell: ({ number, status }) =>
            status === "placed" && (
              <span className="flex gap-2">
                <CloseButton number={number} status="cancelled" />
                <CloseButton number={number} status="returned" />
              </span>
            ),
        },
      ]}
    />
  );
}
