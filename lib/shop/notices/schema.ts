import { z } from "zod";
import { emailSchema, plainLine, productField } from "@/lib/platform/form-fields";

/** What "tell me when it is back" sends. */
export const stockNoticeSchema = z.object({
  product: productField,
  /** Of a product with variants, the code of the one that is wanted. */
  variant: plainLine(255).default(""),
  email: emailSchema,
});
export type NewStockNotice = z.output<typeof stockNoticeSchema>;
