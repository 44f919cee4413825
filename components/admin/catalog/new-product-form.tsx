"use client";

import { useRouter } from "next/navigation";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import type { CategoryNode } from "@/lib/shop/catalog/category-tree";
import { createProductAction } from "@/lib/shop/catalog/product-actions";
import { ProductOffer } from "./product-offer";
import { ProductPictures } from "./product-pictures";
import { ProductTexts } from "./product-texts";

/** Puts a product into the catalogue, and goes on to its page. */
export function NewProductForm({ categories, currency }: { categories: CategoryNode[]; currency: string }) {
  const router = useRouter();
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(createProductAction, ({ id }) =>
    router.push(`/admin/products/${id}?saved=1`),
  );
  const state = { errorOf, typedIn };
  return (
    <form {...formProps} className="space-y-6">
      {result?.ok === false && <FormMessage result={result} />}
      <Card className="space-y-5">
        <ProductTexts categories={categories} state={state} />
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <TextField
            name="sku"
            label="Code"
            hint="The shop’s own, such as MUG-1; it stays"
            defaultValue={typedIn("sku")}
            error={errorOf("sku")}
            maxLength={255}
            autoComplete="off"
          />
          <SelectField name="status" label="Status" defaultValue={typedIn("status") ?? "active"}>
            <option value="active">on sale</option>
            <option value="hidden">hidden</option>
          </SelectField>
        </div>
      </Card>
      <Card>
        <ProductOffer currency={currency} state={state} />
      </Card>
      <Card className="space-y-5">
        <ProductPictures initial={typedIn("pictures") ?? ""} error={errorOf("image")} />
        <TextAreaField
          name="attributes"
          label="Attributes"
          hint="One a line, as Colour: Red. A name may come twice."
          rows={4}
          defaultValue={typedIn("attributes")}
          error={errorOf("attributes")}
          optional
        />
      </Card>
      <Button type="submit" pending={pending}>
        Add the product
      </Button>
    </form>
  );
}
