"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { FormAnswer } from "@/lib/platform/http/form-action";
import { changeInBulk } from "./bulk-commands";
import { bulkChangeSchema } from "./bulk-input";
import { getEditedProduct } from "./edited-product";
import { changeProduct, createProduct } from "./product-commands";
import { keepUnsaid, newProductFormSchema, productFormSchema } from "./product-form";
import { selectionSchema } from "./bulk-selection";
import { runStaffForm } from "@/lib/shop/auth/staff-action";

const pageOf = ({ id }: { id: number }) => `/admin/products/${id}?saved=1`;

/** Saves what the form of a product says. The command checks the right again. */
export async function changeProductAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ id: number; said: string }>> {
  return runStaffForm(
    "catalog:write",
    productFormSchema,
    form,
    async ({ id, change }, viewer) => {
      const before = await getEditedProduct(viewer, id);
      const attributes = change.attributes && keepUnsaid(change.attributes, before?.attributes ?? {});
      await changeProduct(id, { ...change, attributes }, viewer);
      refresh();
      return { id, said: "Saved. The shop shows it within a second." };
    },
    pageOf,
  );
}

/** Puts a product into the catalogue. */
export async function createProductAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ id: number }>> {
  return runStaffForm(
    "catalog:write",
    newProductFormSchema,
    form,
    async (product, viewer) => createProduct(product, viewer),
    pageOf,
  );
}

const bulkSchema = z
  .looseObject({ digest: z.string().regex(/^[0-9a-f]{16}$/) })
  .transform(({ digest, ...rest }, context) => {
    const change = bulkChangeSchema.safeParse(rest);
    const selection = selectionSchema.safeParse(rest);
    if (change.success && selection.success)
      return { digest, change: change.data, selection: selection.data };
    context.addIssue({ code: "custom", message: "Please go back and say anew what is to change." });
    return z.NEVER;
  });

/** Does what the preview of a bulk change has shown. */
export async function changeInBulkAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string; changed: number }>> {
  return runStaffForm(
    "catalog:write",
    bulkSchema,
    form,
    async ({ digest, change, selection }, viewer) => {
      const changed = await changeInBulk(selection, change, digest, viewer);
      return { changed, said: `${changed} ${changed === 1 ? "product is" : "products are"} changed.` };
    },
    ({ changed }) => `/admin/products?changed=${changed}`,
  );
}
