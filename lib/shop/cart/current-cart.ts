import "server-only";
import { cache } from "react";
import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import type { Cart } from "./cart";
import { getCart } from "./queries";

/** The cart of this request's shopper; empty without one. Read once per request. */
export const getCurrentCart = cache(async (): Promise<Cart> => {
  const shopper = await getCurrentShopper();
  return getCart(shopper?.id ?? null);
});
