import { Link } from "@/components/ui/link";
import { TextField } from "@/components/ui/text-field";
import { formatMoney } from "@/lib/platform/money";
import type { TableRows, TableState } from "@/lib/platform/table-query";
import { type Customer, CUSTOMER_TABLE } from "@/lib/shop/staff/customers";
import { formatCount, formatMoment } from "../format";
import { AdminTable } from "../admin-table";
import { ChoiceFilter } from "../choice-filter";
import { TableFilters } from "../table-filters";

const PATH = "/admin/customers";

/** The shop's customers with what they have brought. */
export function CustomerTable({ state, page }: { state: TableState; page: TableRows<Customer> }) {
  return (
    <div className="space-y-5">
      <TableFilters path={PATH} spec={CUSTOMER_TABLE} state={state}>
        <TextField
          name="q"
          label="E-mail or name"
          type="search"
          defaultValue={state.filters.q}
          required={false}
        />
        <ChoiceFilter
          name="account"
          label="Account"
          any="With and without"
          value={state.filters.account}
          choices={[
            { value: "yes", label: "With an account" },
            { value: "no", label: "Without one" },
          ]}
        />
      </TableFilters>
      <AdminTable
        caption="Customers"
        path={PATH}
        spec={CUSTOMER_TABLE}
        state={state}
        page={page}
        rowKey={({ email }) => email}
        exportAs="customers"
        empty={{ title: "No customers yet", text: "Whoever makes an account or orders appears here." }}
        columns={[
          {
            heading: "E-mail",
            by: "email",
            cell: ({ email }) => (
              <Link
                href={`${PATH}/${encodeURIComponent(email)}`}
                className="inline-block min-w-40 font-medium wrap-anywhere underline underline-offset-4"
              >
                {email}
              </Link>
            ),
          },
          { heading: "Name", by: "name", cell: ({ name }) => name },
          { heading: "Account", cell: ({ hasAccount }) => (hasAccount ? "yes" : "no") },
          { heading: "Orders", by: "orders", numeric: true, cell: ({ orders }) => formatCount(orders) },
          { heading: "Spent", by: "spent", numeric: true, cell: ({ spent }) => formatMoney(spent) },
          {
            heading: "Last order (UTC)",
            by: "lastOrderAt",
            cell: ({ lastOrderAt }) => (
              <span className="whitespace-nowrap">
                {lastOrderAt === null ? "–" : formatMoment(lastOrderAt)}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}
