import { saysAccountError } from "@/lib/shop/auth/say-account-error";
import { z } from "zod";
import { filledLine, productField } from "@/lib/platform/form-fields";

const list = z.uuid().toLowerCase();
const name = filledLine(saysAccountError("listName"), 60);

export const namedListSchema = z.object({ list });
export const makeListSchema = z.object({ name });
export const renameListSchema = z.object({ list, name });
export const shareListSchema = z.object({ list, shared: z.stringbool() });
export const listedProductSchema = z.object({ list, product: productField });
/** A product for a list that is there, or for a new one of this name. */
export type SaveProduct = { product: number } & ({ list: string } | { name: string });

export const saveProductSchema = z
  .object({ product: productField, list: list.or(z.literal("new")), name: z.string().max(200).default("") })
  .transform((form, context): SaveProduct => {
    if (form.list !== "new") return { product: form.product, list: form.list };
    const named = makeListSchema.safeParse({ name: form.name });
    if (named.success) return { product: form.product, name: named.data.name };
    for (const { message } of named.error.issues)
      context.addIssue({ code: "custom", path: ["name"], message });
    return z.NEVER;
  });
export const moveToCartSchema = listedProductSchema.extend({ interaction: z.uuid().toLowerCase() });
