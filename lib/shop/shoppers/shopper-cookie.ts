import { isUuid } from "@/lib/platform/ids";
import { readCookies } from "@/lib/platform/http/cookies";
import { cookieName } from "@/lib/platform/http/site";
import { isSomebody } from "./external-id";

/** The first-party cookie that holds a shopper's id; by https its name begins with `__Host-`. */
export const SHOPPER_COOKIE = "aisle_shopper";

/** What it is called in this shop. */
export const shopperCookieName = () => cookieName(SHOPPER_COOKIE);

const ONE_YEAR = 365 * 24 * 60 * 60;

/** Attributes of the cookie, as Next's `cookies().set` takes them. */
export function shopperCookieOptions(secure: boolean) {
  return { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: ONE_YEAR } as const;
}

/** The same as the value of a Set-Cookie header, for plain responses. */
export function formatShopperCookie(shopperId: string, secure: boolean): string {
  const attributes = `Path=/; Max-Age=${ONE_YEAR}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return `${shopperCookieName()}=${shopperId}; ${attributes}`;
}

/** The shopper id in a Cookie header, or null when there is none or it is none. */
export function parseShopperCookie(cookieHeader: string | null): string | null {
  const values = readCookies(cookieHeader, shopperCookieName());
  return values.find((value) => isUuid(value) && isSomebody(value))?.toLowerCase() ?? null;
}
