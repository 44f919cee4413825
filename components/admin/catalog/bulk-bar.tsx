import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { TableState } from "@/lib/platform/table-query";
import { formatCount } from "../format";

/** Leads to changing several products: the ticked ones, or all that are filtered. A plain form, whose ticks are in the table. */
export function BulkBar({ state, total }: { state: TableState; total: number }) {
  if (total === 0) return null;
  return (
    <form id="bulk" action="/admin/products/bulk" className="flex flex-wrap items-center gap-3">
      {Object.entries(state.filters).map(([name, value]) => (
        <input key={name} type="hidden" name={`of-${name}`} value={value} />
      ))}
      <Select name="which" aria-label="Which products to change" defaultValue="ticked" className="w-64">
        <option value="ticked">The ticked products</option>
        <option value="matching">All {formatCount(total)} of this list</option>
      </Select>
      <Button type="submit" variant="secondary">
        Change them
      </Button>
    </form>
  );
}
