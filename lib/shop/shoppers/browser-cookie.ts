import "server-only";
import { cookies, headers } from "next/headers";
import { isForwardedSecure } from "@/lib/platform/http/client-request";
import { isUuid } from "@/lib/platform/ids";
import { shopperCookieName, shopperCookieOptions } from "./shopper-cookie";

/** The id in this request's shopper cookie. Null when there is none: before anything had to be kept for this visitor. */
export async function readShopperId(): Promise<string | null> {
  const value = (await cookies()).get(shopperCookieName())?.value ?? "";
  return isUuid(value) ? value.toLowerCase() : null;
}

/** From now on this browser is that shopper; null: nobody. In actions and route handlers only. */
export async function writeShopperId(shopperId: string | null): Promise<void> {
  const jar = await cookies();
  const options = shopperCookieOptions(isForwardedSecure(await headers()));
  if (shopperId === null) jar.set(shopperCookieName(), "", { ...options, maxAge: 0 });
  else jar.set(shopperCookieName(), shopperId, options);
}
