import { z } from "zod";
import { productField } from "@/lib/platform/form-fields";

/** What a like button sends. */
export const setLikeSchema = z.object({
  product: productField,
  liked: z.stringbool(),
  /** Token of the list the product was found in. */
  list: z.string().max(4096).optional(),
});
export type SetLike = z.output<typeof setLikeSchema>;
