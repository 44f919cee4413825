"use server";

import { headers } from "next/headers";
import { z } from "zod";
import { requireCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import { readVisit } from "@/lib/shop/interactions/visit";
import type { Cart } from "./cart";
import { addToCart, removeFromCart, setQuantity } from "./commands";
import { getCurrentCart } from "./current-cart";
import { addToCartSchema, removeFromCartSchema, setQuantitySchema } from "./schema";

/** Many shoppers may share an address: an office, a mobile network. */
const CART_CHANGES = { name: "cart-changes", points: 1_200, seconds: 60 };

/** Whose cart is changed: that of the request's cookie, nobody can name another one. Throws AppError rate_limited. */
async function countChange(): Promise<string> {
  await limitVisitor(CART_CHANGES);
  return (await requireCurrentShopper()).id;
}

export async function addToCartAction(input: z.input<typeof addToCartSchema>): Promise<ActionResult<Cart>> {
  return runAction(addToCartSchema, input, async (parsed) =>
    addToCart(await countChange(), parsed, readVisit(await headers())),
  );
}

export async function setQuantityAction(
  input: z.input<typeof setQuantitySchema>,
): Promise<ActionResult<Cart>> {
  return runAction(setQuantitySchema, input, async (parsed) => setQuantity(await countChange(), parsed));
}

export async function removeFromCartAction(
  input: z.input<typeof removeFromCartSchema>,
): Promise<ActionResult<Cart>> {
  return runAction(removeFromCartSchema, input, async (parsed) =>
    removeFromCart(await countChange(), parsed, readVisit(await headers())),
  );
}

export async function readCartAction(): Promise<ActionResult<Cart>> {
  return runAction(z.undefined(), undefined, getCurrentCart);
}
