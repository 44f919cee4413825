import { Link } from "@/components/ui/link";
import { TextField } from "@/components/ui/text-field";
import { formatMoney } from "@/lib/platform/money";
import type { TableRows, TableState } from "@/lib/platform/table-query";
import { ORDER_STATES, ORDER_TABLE } from "@/lib/shop/orders/order-state";
import type { OrderLineUp } from "@/lib/shop/orders/order-table";
import { formatCount, formatMoment } from "../format";
import { May } from "../may";
import { AdminTable, type TableColumn } from "../admin-table";
import { ChoiceFilter } from "../choice-filter";
import { TableFilters } from "../table-filters";
import { OrderStateBadge } from "./order-state-badge";

const PATH = "/admin/orders";

const COLUMNS: TableColumn<OrderLineUp>[] = [
  {
    heading: "Order",
    by: "number",
    cell: ({ number }) => (
      <Link href={`${PATH}/${number}`} className="font-medium underline underline-offset-4">
        {number}
      </Link>
    ),
  },
  {
    heading: "Placed (UTC)",
    cell: ({ placedAt }) => (
      <time dateTime={placedAt} className="whitespace-nowrap">
        {formatMoment(placedAt)}
      </time>
    ),
  },
  {
    heading: "State",
    cell: ({ state, refunded }) => <OrderStateBadge state={state} isRefunded={refunded.amount > 0} />,
  },
  {
    heading: "Customer",
    cell: ({ name, email }) =>
      email !== null && (
        <Link
          href={`/admin/customers/${encodeURIComponent(email)}`}
          className="underline-offset-4 hover:underline"
        >
          <span className="block whitespace-nowrap">{name}</span>
          <span className="block text-xs text-muted">{email}</span>
        </Link>
      ),
  },
  { heading: "Units", numeric: true, cell: ({ units }) => formatCount(units) },
  { heading: "Total", by: "total", numeric: true, cell: ({ total }) => formatMoney(total) },
  {
    heading: "Refunded",
    numeric: true,
    cell: ({ refunded }) => refunded.amount > 0 && formatMoney(refunded),
  },
];

/** The shop's orders, narrowed by state, day and customer. */
export function OrderTable({
  state,
  page,
  path = PATH,
  mayKnow,
}: {
  state: TableState;
  page: TableRows<OrderLineUp>;
  path?: string;
  /** Whether whoever looks may know the shop's customers. */
  mayKnow: boolean;
}) {
  const { q, state: asked, from, to } = state.filters;
  return (
    <div className="space-y-5">
      <TableFilters path={path} spec={ORDER_TABLE} state={state}>
        <TextField
          name="q"
          label={mayKnow ? "Number, name or e-mail" : "Number"}
          type="search"
          defaultValue={q}
          required={false}
        />
        <ChoiceFilter
          name="state"
          label="State"
          any="Any"
          value={asked}
          choices={[
            ...ORDER_STATES.map((value) => ({ value, label: value })),
            { value: "refunded", label: "with a refund" },
          ]}
        />
        <TextField name="from" label="From day (UTC)" type="date" defaultValue={from} required={false} />
        <TextField name="to" label="To day" type="date" defaultValue={to} required={false} />
      </TableFilters>
      <May
        scope="customers:read"
        otherwise={<p className="text-sm text-muted">Your role does not see who has ordered.</p>}
      >
        {null}
      </May>
      <AdminTable
        caption="Orders"
        path={path}
        spec={ORDER_TABLE}
        state={state}
        page={page}
        rowKey={({ number }) => `${number}`}
        exportAs="orders"
        columns={mayKnow ? COLUMNS : COLUMNS.filter(({ heading }) => heading !== "Customer")}
        empty={{ title: "No orders yet", text: "What shoppers order here appears in this list." }}
      />
    </div>
  );
}
