import "server-only";
import { cache } from "react";
import { isUnavailable } from "@/lib/platform/db/unavailable";
import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { readShopperId } from "@/lib/shop/shoppers/browser-cookie";
import type { Cart } from "./cart";
import { cartsInMemory } from "./carts-in-memory";
import { getCart } from "./queries";

/** The cart of this request's shopper; empty without one. Read once per request. */
export const getCurrentCart = cache(async (): Promise<Cart> => {
  const shopper = await getCurrentShopper();
  const cart = await getCart(shopper?.id ?? null);
  const cookie = await readShopperId();
  if (shopper && cookie !== null && cart.lines.length > 0) cartsInMemory().set(cookie, shopper.id, cart);
  return cart;
});

/** The cart to look at, and whether it is what this process saw last, because the database is away. */
export interface SeenCart {
  cart: Cart;
  isRecalled: boolean;
}

/** The same for showing it; null where the database is away and this process has not seen the cart lately. */
export const getSeenCart = cache(async (): Promise<SeenCart | null> => {
  try {
    return { cart: await getCurrentCart(), isRecalled: false };
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    const cookie = await readShopperId();
    const cart = cookie === null ? null : cartsInMemory().get(cookie);
    return cart && { cart, isRecalled: true };
  }
});
