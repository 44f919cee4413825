"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import type { CategoryNode } from "@/lib/shop/catalog/category-tree";
import type { EditedProduct } from "@/lib/shop/catalog/edited-product";
import { changeProductAction } from "@/lib/shop/catalog/product-actions";
import { toAttributeLines } from "@/lib/shop/catalog/product-form-text";
import { PRODUCT_STATUSES } from "@/lib/shop/catalog/product-status";
import { useAnnounce } from "../announcer";
import { useMay } from "../may";
import type { FieldState } from "./field-state";
import { ProductOffer } from "./product-offer";
import { ProductPictures } from "./product-pictures";
import { ProductTexts } from "./product-texts";
import { STATUS_WORDS } from "./status-badge";
import { VariantRows } from "./variant-rows";

/** What is wrong with the first of several that share a field. */
function firstBelow(
  result: { ok: true } | { ok: false; fields: { path: string; message: string }[] } | null,
  path: string,
) {
  if (!result || result.ok) return undefined;
  return result.fields.find((field) => field.path.startsWith(path))?.message;
}

const pictureLines = ({ image, gallery }: EditedProduct) => [image, ...gallery].filter(Boolean).join("\n");

/** Everything of a product that can be changed. To whoever may only look it is closed. */
export function ProductForm({ product, categories }: { product: EditedProduct; categories: CategoryNode[] }) {
  const announce = useAnnounce();
  const may = useMay("catalog:write");
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(changeProductAction, ({ said }) =>
    announce({ ok: true, message: said }),
  );
  const state = { errorOf, typedIn };
  const hasVariants = product.optionNames.length > 0;
  return (
    <form {...formProps}>
      <input type="hidden" name="id" value={product.id} />
      <input type="hidden" name="seen" value={product.updatedAt} />
      {/* minmax: a fieldset is as wide as what is in it unless told otherwise. */}
      <fieldset disabled={!may} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
        {result?.ok === false && <FormMessage result={result} />}
        <Card className="space-y-5">
          <ProductTexts product={product} categories={categories} state={state} />
          <SelectField name="status" label="Status" defaultValue={typedIn("status") ?? product.status}>
            {PRODUCT_STATUSES.map((status) => (
              <option key={status} value={status}>
                {STATUS_WORDS[status].label}
              </option>
            ))}
          </SelectField>
        </Card>
        <Card className="space-y-5">
          <ProductOffer offer={product} currency={product.currency} hasVariants={hasVariants} state={state} />
          {hasVariants ? (
            <VariantRows
              optionNames={product.optionNames}
              variants={product.variants}
              currency={product.currency}
              state={state}
            />
          ) : (
            <NewOptions product={product} state={state} />
          )}
        </Card>
        <Card className="space-y-5">
          <ProductPictures
            initial={typedIn("pictures") ?? pictureLines(product)}
            error={errorOf("change.image") ?? firstBelow(result, "change.gallery")}
          />
        </Card>
        <Card>
          <TextAreaField
            name="attributes"
            label="Attributes"
            hint="One a line, as Colour: Red. A name may come twice."
            rows={5}
            defaultValue={typedIn("attributes") ?? toAttributeLines(product.attributes)}
            error={firstBelow(result, "change.attributes")}
            optional
          />
        </Card>
        {may && (
          <div>
            <Button type="submit" pending={pending}>
              Save
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}

/** Lets a product without options have some: naming them opens the rows of its variants. */
function NewOptions({ product, state }: { product: EditedProduct; state: FieldState }) {
  return (
    <details className="text-sm" open={Boolean(state.errorOf("change.variants"))}>
      <summary className="cursor-pointer py-2">It comes in several sizes or colours</summary>
      <div className="mt-3 space-y-4">
        <TextField
          name="optionNames"
          label="What there is to choose"
          hint="Separated by commas: Size, Colour"
          defaultValue={state.typedIn("optionNames")}
          error={state.errorOf("change.optionNames") ?? state.errorOf("change.variants")}
          autoComplete="off"
          optional
        />
        <VariantRows
          optionNames={["First option", "Second option"]}
          variants={[]}
          currency={product.currency}
          state={state}
        />
      </div>
    </details>
  );
}
