"use server";

import { headers } from "next/headers";
import { z } from "zod";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
import { keepCurrentShopper, requireCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { getViewer } from "@/lib/shop/auth/viewer";
import { readVisit } from "@/lib/shop/interactions/visit";
import type { Cart } from "./cart";
import { addSetToCart, addToCart, enterPromo, removeFromCart, removePromo, setQuantity } from "./commands";
import { getCurrentCart } from "./current-cart";
import {
  addSetSchema,
  addToCartSchema,
  enterPromoSchema,
  removeFromCartSchema,
  setQuantitySchema,
} from "./schema";
import type { AddedSet } from "./set";

/** Many shoppers may share an address: an office, a mobile network. */
const CART_CHANGES = { name: "cart-changes", points: 1_200, seconds: 60 };

/** Whose cart is changed: that of the request's cookie, nobody can name another one. Throws AppError rate_limited. */
async function countChange(): Promise<string> {
  await limitVisitor(CART_CHANGES);
  return (await requireCurrentShopper()).id;
}

/** The first thing a visitor puts into a cart is what they get a cookie for. Without JavaScript the cart shows that it is in. */
export async function addToCartAction(_before: unknown, form: FormData): Promise<FormAnswer<Cart>> {
  return runFormAction(
    addToCartSchema,
    form,
    async (parsed) => {
      await limitVisitor(CART_CHANGES);
      return addToCart((await keepCurrentShopper()).id, parsed, readVisit(await headers()));
    },
    () => "/cart",
  );
}

/** Without JavaScript the cart shows what is in, and says what could not be put there. */
export async function addSetAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<AddedSet & { cart: Cart }>> {
  return runFormAction(
    addSetSchema,
    form,
    async (parsed) => {
      await limitVisitor(CART_CHANGES);
      return addSetToCart((await keepCurrentShopper()).id, parsed, readVisit(await headers()));
    },
    ({ missing }) =>
      missing.length === 0 ? "/cart" : `/cart?missing=${missing.map(({ product }) => product).join()}`,
  );
}

export async function setQuantityAction(_before: unknown, form: FormData): Promise<FormAnswer<Cart>> {
  return runFormAction(
    setQuantitySchema,
    form,
    async (parsed) => setQuantity(await countChange(), parsed),
    pageSentFrom,
  );
}

export async function removeFromCartAction(_before: unknown, form: FormData): Promise<FormAnswer<Cart>> {
  return runFormAction(
    removeFromCartSchema,
    form,
    async (parsed) => removeFromCart(await countChange(), parsed, readVisit(await headers())),
    pageSentFrom,
  );
}

/** A code is guessed by trying: few are tried. */
const CODES = { name: "promo-codes", points: 30, seconds: 10 * 60 };

export async function enterPromoAction(_before: unknown, form: FormData): Promise<FormAnswer<Cart>> {
  return runFormAction(
    enterPromoSchema,
    form,
    async ({ promo }) => {
      await limitVisitor(CODES);
      const [id, viewer] = await Promise.all([countChange(), getViewer()]);
      return enterPromo(id, promo, viewer?.userId ?? null);
    },
    pageSentFrom,
  );
}

export async function removePromoAction(_before: unknown, form: FormData): Promise<FormAnswer<Cart>> {
  return runFormAction(z.object({}), form, async () => removePromo(await countChange()), pageSentFrom);
}

export async function readCartAction(): Promise<ActionResult<Cart>> {
  return runAction(z.undefined(), undefined, getCurrentCart);
}
