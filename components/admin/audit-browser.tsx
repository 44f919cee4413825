import { TextField } from "@/components/ui/text-field";
import type { TableRows, TableState } from "@/lib/platform/table-query";
import type { AuditEntry } from "@/lib/shop/audit/queries";
import { AUDIT_TABLE } from "@/lib/shop/staff/audit-list";
import { AUDIT_COLUMNS } from "./audit-columns";
import { AdminTable } from "./admin-table";
import { ChoiceFilter } from "./choice-filter";
import { TableFilters } from "./table-filters";

const PATH = "/admin/audit";

/** All of the audit, narrowed by who, what and when. */
export function AuditBrowser({
  state,
  page,
  actions,
}: {
  state: TableState;
  page: TableRows<AuditEntry>;
  /** Those there are. */
  actions: string[];
}) {
  const { actor, action, subject, from, to } = state.filters;
  return (
    <div className="space-y-5">
      <TableFilters path={PATH} spec={AUDIT_TABLE} state={state}>
        <TextField name="actor" label="Who" type="search" defaultValue={actor} required={false} />
        <ChoiceFilter
          name="action"
          label="Did"
          any="Anything"
          value={action}
          choices={actions.map((one) => ({ value: one, label: one }))}
        />
        <TextField name="subject" label="To" type="search" defaultValue={subject} required={false} />
        <TextField name="from" label="From day (UTC)" type="date" defaultValue={from} required={false} />
        <TextField name="to" label="To day" type="date" defaultValue={to} required={false} />
      </TableFilters>
      <AdminTable
        caption="Audit entries"
        path={PATH}
        spec={AUDIT_TABLE}
        state={state}
        page={page}
        rowKey={({ id }) => id}
        exportAs="audit"
        empty={{
          title: "Nothing yet",
          text: "What the staff, keys and the shop's own processes change is listed here.",
        }}
        columns={AUDIT_COLUMNS}
      />
    </div>
  );
}
