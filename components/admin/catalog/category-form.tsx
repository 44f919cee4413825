import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { changeCategoryAction, createCategoryAction } from "@/lib/shop/catalog/category-actions";
import type { CategoryNode } from "@/lib/shop/catalog/category-tree";
import { AdminForm } from "../admin-form";
import { CategoryOptions } from "./category-options";

/** Adds a category, or renames and moves the one that is edited. */
export function CategoryForm({
  categories,
  edited,
}: {
  categories: readonly CategoryNode[];
  edited?: CategoryNode | undefined;
}) {
  const places = categories.filter(
    ({ path }) => !edited || (path !== edited.path && !path.startsWith(`${edited.path}/`)),
  );
  return (
    <Card>
      <AdminForm
        scope="catalog:write"
        action={edited ? changeCategoryAction : createCategoryAction}
        submit={edited ? "Save" : "Add"}
        hidden={edited ? { id: `${edited.id}` } : {}}
        className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]"
      >
        <TextField name="name" label="Name" defaultValue={edited?.name} maxLength={100} autoComplete="off" />
        <SelectField name="parentId" label="In" defaultValue={edited?.parentId ?? ""}>
          <option value="">Nothing: it is a department</option>
          <CategoryOptions categories={places} />
        </SelectField>
      </AdminForm>
      {edited && (
        <ButtonLink href="/admin/categories" variant="ghost" size="sm" className="mt-3">
          Leave it as it is
        </ButtonLink>
      )}
    </Card>
  );
}
