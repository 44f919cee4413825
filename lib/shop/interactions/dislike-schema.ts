import { z } from "zod";
import { productField } from "@/lib/platform/form-fields";

/** A rating of so many stars or fewer says that a product was not liked. */
export const DISLIKED_STARS = 2;

/** What "Less like this" of a recommended product sends, and its undo. */
export const setDislikeSchema = z.object({
  product: productField,
  disliked: z.stringbool(),
  /** Token of the list the product stood in. */
  list: z.string().max(4096).optional(),
});
export type SetDislike = z.output<typeof setDislikeSchema>;
