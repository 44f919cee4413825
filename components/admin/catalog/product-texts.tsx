import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import type { CategoryNode } from "@/lib/shop/catalog/category-tree";
import { CategoryOptions } from "./category-options";
import type { FieldState } from "./field-state";

/** What a product is called and what is said of it. */
export function ProductTexts({
  product,
  categories,
  state: { errorOf, typedIn },
}: {
  product?: { name: string; brand: string; categoryId: number; description: string };
  categories: readonly CategoryNode[];
  state: FieldState;
}) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        defaultValue={typedIn("name") ?? product?.name}
        error={errorOf("change.name") ?? errorOf("name")}
        maxLength={200}
        autoComplete="off"
      />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <SelectField
          name="categoryId"
          label="Category"
          defaultValue={typedIn("categoryId") ?? product?.categoryId}
          error={errorOf("change.categoryId") ?? errorOf("categoryId")}
        >
          <CategoryOptions categories={categories} />
        </SelectField>
        <TextField
          name="brand"
          label="Brand"
          defaultValue={typedIn("brand") ?? product?.brand}
          error={errorOf("change.brand") ?? errorOf("brand")}
          maxLength={100}
          autoComplete="off"
          optional
        />
      </div>
      <TextAreaField
        name="description"
        label="Description"
        hint="Plain text, or HTML of which paragraphs, lists and emphasis stay"
        rows={8}
        defaultValue={typedIn("description") ?? product?.description}
        error={errorOf("change.description") ?? errorOf("description")}
        optional
      />
    </>
  );
}
