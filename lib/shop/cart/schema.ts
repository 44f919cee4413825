import { z } from "zod";
import { cleanText } from "@/lib/platform/clean-text";
import { parsePublicProductId } from "@/lib/platform/ids";
import { MAX_QUANTITY } from "./cart-math";

/** A public product id as the number the shop works with. */
const product = z.string().transform((text, context) => {
  const id = parsePublicProductId(text);
  if (id !== null) return id;
  context.addIssue({ code: "custom", message: "This is not a product." });
  return z.NEVER;
});

/** The code of what was chosen of a product with options. */
const variant = cleanText(255).optional();

const quantity = z.int().max(MAX_QUANTITY, `Please order at most ${MAX_QUANTITY} of one product.`);

/** Made by the browser once per click, so that a click sent twice counts once. */
const interaction = z.uuid().toLowerCase();

export const addToCartSchema = z.object({
  product,
  variant,
  quantity: quantity.min(1).default(1),
  interaction,
  /** Token of the list the product was found in. */
  list: z.string().max(4096).optional(),
});
export type AddToCart = z.output<typeof addToCartSchema>;

export const setQuantitySchema = z.object({ product, variant, quantity: quantity.min(1) });
export type SetQuantity = z.output<typeof setQuantitySchema>;

export const removeFromCartSchema = z.object({ product, variant, interaction });
export type RemoveFromCart = z.output<typeof removeFromCartSchema>;
