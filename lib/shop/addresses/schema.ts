import { saysAccountError } from "@/lib/shop/auth/say-account-error";
import { z } from "zod";
import { filledLine } from "@/lib/platform/form-fields";
import { deliveredTo } from "@/lib/shop/orders/schema";

const id = z.uuid().toLowerCase();

/** An address of the book as its form sends it: a new one, or with `id` a change of one that is there. */
export const saveAddressSchema = z.object({
  id: id.optional(),
  name: filledLine(saysAccountError("recipient"), 100),
  address: deliveredTo,
  isDefault: z.literal("on").optional(),
});
export type SaveAddress = z.output<typeof saveAddressSchema>;

export const namedAddressSchema = z.object({ id });

/** The order whose address is kept. */
export const keepFromOrderSchema = z.object({
  number: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});
