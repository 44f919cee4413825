import { z } from "zod";
import { cleanText } from "@/lib/platform/clean-text";
import { saysError } from "@/lib/platform/current-words";
import { productField as product } from "@/lib/platform/form-fields";
import { uuidv7 } from "@/lib/platform/ids";
import { MAX_QUANTITY } from "./cart-math";

/** As a form sends it, or a program. */
const quantity = z.coerce
  .number(saysError("wholeNumber"))
  .int(saysError("wholeNumber"))
  .min(1, saysError("atLeastOne"))
  .max(MAX_QUANTITY, saysError("most", { most: MAX_QUANTITY }));

/** The code of what was chosen of a product with options. */
const variant = cleanText(255).optional();

/** Made once per click, so that a click sent twice counts once. */
const interaction = z.uuid().toLowerCase().default(uuidv7);

export const addToCartSchema = z.object({
  product,
  variant,
  quantity: quantity.default(1),
  interaction,
  /** Token of the list the product was found in. */
  list: z.string().max(4096).optional(),
});
export type AddToCart = z.output<typeof addToCartSchema>;

/** One product of a set. Without `product` its box was not ticked: a browser sends the other fields all the same. */
const pieceSchema = z.object({ product: product.optional(), variant, list: z.string().max(4096).optional() });

/** Products that are put into the cart together, by their places in the form. */
export const addSetSchema = z.object({
  pieces: z
    .record(z.string().regex(/^\d$/), pieceSchema)
    .default({})
    .transform((pieces) =>
      Object.values(pieces).flatMap(({ product, ...rest }) =>
        product === undefined ? [] : [{ product, ...rest }],
      ),
    )
    .refine((pieces) => pieces.length > 0, saysError("tickOne")),
  interaction,
});
export type AddSet = z.output<typeof addSetSchema>;

export interface SetQuantity {
  product: number;
  variant?: string;
  quantity: number;
}

/** `to` is what a button says, and goes before what is typed. */
export const setQuantitySchema = z
  .object({ product, variant, quantity: quantity, to: quantity.optional() })
  .transform(({ product, variant, quantity, to }): SetQuantity => {
    return { product, variant, quantity: to ?? quantity };
  });

export const removeFromCartSchema = z.object({ product, variant, interaction });
export type RemoveFromCart = z.output<typeof removeFromCartSchema>;

/** A code as somebody types it into a cart. */
export const enterPromoSchema = z.object({
  promo: z.string().trim().min(1, saysError("enterCode")).max(100, saysError("noCode")),
});
