import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { CategoryNode } from "@/lib/shop/catalog/category-tree";
import { PRODUCT_STATUSES } from "@/lib/shop/catalog/product-status";
import { formatCount } from "../format";
import { BulkHidden } from "./bulk-hidden";
import { CategoryOptions } from "./category-options";
import { STATUS_WORDS } from "./status-badge";

/** Says what is to change of several products. Its answer is a preview: nothing is changed by it. */
export function BulkForm({
  params,
  categories,
  selected,
}: {
  params: Readonly<Record<string, string | string[] | undefined>>;
  categories: readonly CategoryNode[];
  /** How many are ticked; null: all that the list's filters leave. */
  selected: number | null;
}) {
  const typed = (name: string) => [params[name]].flat()[0];
  return (
    <Card>
      <form action="/admin/products/bulk" className="space-y-5">
        <BulkHidden params={params} />
        <p className="text-muted">
          {selected === null ? "All products of the list" : `${formatCount(selected)} ticked products`}
        </p>
        <div className="grid items-start gap-5 sm:grid-cols-2 lg:grid-cols-4">
          <div>
            <TextField
              name="percent"
              label="Price, in %"
              hint="-10 lowers by a tenth"
              inputMode="decimal"
              defaultValue={typed("percent")}
              required={false}
            />
            <Checkbox name="keepOld" label="Show the old price" defaultChecked={typed("keepOld") === "on"} />
          </div>
          <SelectField name="categoryId" label="Category" defaultValue={typed("categoryId") ?? ""}>
            <option value="">As it is</option>
            <CategoryOptions categories={categories} />
          </SelectField>
          <SelectField name="status" label="Status" defaultValue={typed("status") ?? ""}>
            <option value="">As it is</option>
            {PRODUCT_STATUSES.map((status) => (
              <option key={status} value={status}>
                {STATUS_WORDS[status].label}
              </option>
            ))}
          </SelectField>
          <div className="space-y-3">
            <SelectField name="stockMode" label="Stock" defaultValue={typed("stockMode") ?? "set"}>
              <option value="set">Set to</option>
              <option value="add">Change by</option>
            </SelectField>
            <TextField
              name="stock"
              label="Pieces"
              inputMode="numeric"
              defaultValue={typed("stock")}
              required={false}
            />
          </div>
        </div>
        <Button type="submit" variant="secondary">
          Preview
        </Button>
      </form>
    </Card>
  );
}
