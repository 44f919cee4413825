import { TextField } from "@/components/ui/text-field";
import type { TableRows, TableState } from "@/lib/platform/table-query";
import { type Account, ACCOUNT_TABLE } from "@/lib/shop/accounts/account-list";
import { ROLES } from "@/lib/shop/auth/scopes";
import { formatCount, formatMoment } from "./format";
import { RemoveFactorForm } from "./remove-factor-form";
import { RoleForm } from "./role-form";
import { ROLE_WORDS } from "./role-name";
import { AdminTable } from "./admin-table";
import { ChoiceFilter } from "./choice-filter";
import { TableFilters } from "./table-filters";

const PATH = "/admin/users";

/** All accounts with their roles, the staff first. */
export function AccountTable({
  state,
  page,
  self,
}: {
  state: TableState;
  page: TableRows<Account>;
  /** The e-mail of whoever looks. */
  self: string;
}) {
  return (
    <div className="space-y-5">
      <TableFilters path={PATH} spec={ACCOUNT_TABLE} state={state}>
        <TextField
          name="q"
          label="E-mail or name"
          defaultValue={state.filters.q}
          required={false}
          type="search"
        />
        <ChoiceFilter
          name="role"
          label="Role"
          any="Everybody"
          value={state.filters.role}
          choices={[
            { value: "staff", label: "All of the staff" },
            ...ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role].label })),
          ]}
        />
      </TableFilters>
      <AdminTable
        caption="Users"
        path={PATH}
        spec={ACCOUNT_TABLE}
        state={state}
        page={page}
        rowKey={({ email }) => email}
        exportAs="users"
        empty={{ title: "No accounts yet" }}
        columns={[
          {
            heading: "E-mail",
            by: "email",
            cell: ({ email }) => (
              <span className="block min-w-40 wrap-anywhere">
                {email}
                {email === self && <span className="text-muted"> (you)</span>}
              </span>
            ),
          },
          { heading: "Name", by: "name", cell: ({ name }) => name },
          {
            heading: "Role",
            by: "role",
            cell: ({ email, role }) => <RoleForm key={role} email={email} role={role} />,
          },
          {
            heading: "Second factor",
            cell: ({ email, hasSecondFactor }) =>
              hasSecondFactor ? <RemoveFactorForm email={email} /> : <span className="text-muted">none</span>,
          },
          { heading: "Signed in", numeric: true, cell: ({ sessions }) => formatCount(sessions) },
          {
            heading: "Since (UTC)",
            by: "createdAt",
            cell: ({ createdAt }) => <span className="whitespace-nowrap">{formatMoment(createdAt)}</span>,
          },
        ]}
      />
    </div>
  );
}
