import "server-only";
import { cache } from "react";
import { sayError } from "@/lib/platform/current-words";
import { AppError } from "@/lib/platform/errors";
import { randomId } from "@/lib/platform/ids";
import { noteCaller } from "@/lib/platform/request-context";
import { readShopperId, writeShopperId } from "@/lib/shop/shoppers/browser-cookie";
import { findByCookie, newcomer, type Shopper } from "@/lib/shop/shoppers/queries";

/** The shopper behind this request's cookie; null without one, or with one that reaches nothing. Asked once per request. */
export const getCurrentShopper = cache(async (): Promise<Shopper | null> => {
  const id = await readShopperId();
  noteCaller({ shopperId: id });
  return id === null ? null : findByCookie(id);
});

/** The shopper behind this request's cookie. Throws AppError invalid when there is none. */
export async function requireCurrentShopper(): Promise<Shopper> {
  const shopper = await getCurrentShopper();
  if (!shopper) throw new AppError("invalid", sayError("outdatedPage"));
  return shopper;
}

/** The shopper behind this request's cookie, or a new one, whom the browser is from now on. In actions only. */
export async function keepCurrentShopper(): Promise<Shopper> {
  const known = await getCurrentShopper();
  if (known) return known;
  const id = randomId();
  await writeShopperId(id);
  return newcomer(id);
}
