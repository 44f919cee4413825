"use server";

import { z } from "zod";
import { requireCurrentShopper } from "@/lib/auth/current-shopper";
import { type ActionResult, runAction } from "@/lib/http/action";
import type { Cart } from "./cart";
import { addToCart, removeFromCart, setQuantity } from "./commands";
import { getCurrentCart } from "./current-cart";
import { addToCartSchema, removeFromCartSchema, setQuantitySchema } from "./schema";

/** The shopper of the request's cookie is whose cart it is: nobody can name another one. */
async function shopperId(): Promise<string> {
  return (await requireCurrentShopper()).id;
}

export async function addToCartAction(input: z.input<typeof addToCartSchema>): Promise<ActionResult<Cart>> {
  return runAction(addToCartSchema, input, async (parsed) => addToCart(await shopperId(), parsed));
}

export async function setQuantityAction(
  input: z.input<typeof setQuantitySchema>,
): Promise<ActionResult<Cart>> {
  return runAction(setQuantitySchema, input, async (parsed) => setQuantity(await shopperId(), parsed));
}

export async function removeFromCartAction(
  input: z.input<typeof removeFromCartSchema>,
): Promise<ActionResult<Cart>> {
  return runAction(removeFromCartSchema, input, async (parsed) => removeFromCart(await shopperId(), parsed));
}

export async function readCartAction(): Promise<ActionResult<Cart>> {
  return runAction(z.undefined(), undefined, getCurrentCart);
}
