import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { tableQuery, type TableSpec, type TableState } from "@/lib/platform/table-query";

/** What narrows a table: a plain form whose values belong into the address. The fields are named as the table's filters. */
export function TableFilters({
  path,
  spec,
  state,
  children,
}: {
  path: string;
  spec: TableSpec;
  state: TableState;
  children: ReactNode;
}) {
  const { sort, filters } = state;
  const sorted = sort.down ? `-${sort.by}` : sort.by;
  return (
    // The key: a new address brings new default values.
    <form
      key={tableQuery(spec, state)}
      action={path}
      role="search"
      className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap [&>div]:min-w-0 [&>div]:sm:w-48"
    >
      {children}
      {sorted !== spec.sortedBy && <input type="hidden" name="sort" value={sorted} />}
      <span className="flex gap-3">
        <Button type="submit" variant="secondary">
          Filter
        </Button>
        {Object.keys(filters).length > 0 && (
          <ButtonLink href={path} variant="ghost">
            Clear
          </ButtonLink>
        )}
      </span>
    </form>
  );
}
