import "server-only";
import { cache } from "react";
import { AppError } from "@/lib/platform/errors";
import { resolveShopper, type Shopper } from "@/lib/shop/shoppers/queries";
import { readShopperId } from "@/lib/shop/shoppers/read-shopper-id";

/** The shopper behind this request's cookie, or null without one. Asked once per request. */
export const getCurrentShopper = cache(async (): Promise<Shopper | null> => {
  const id = await readShopperId();
  return id === null ? null : resolveShopper(id);
});

/** The shopper behind this request's cookie. Throws AppError invalid when the browser keeps no cookies. */
export async function requireCurrentShopper(): Promise<Shopper> {
  const shopper = await getCurrentShopper();
  if (!shopper) throw new AppError("invalid", "Please allow cookies: the cart is kept with one.");
  return shopper;
}
