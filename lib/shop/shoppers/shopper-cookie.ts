import { isUuid } from "@/lib/platform/ids";
import { isSomebody } from "./external-id";

/** The first-party cookie that holds a shopper's id. */
export const SHOPPER_COOKIE = "aisle_shopper";

const ONE_YEAR = 365 * 24 * 60 * 60;

/** Attributes of the cookie, as Next's `cookies().set` takes them. */
export function shopperCookieOptions(secure: boolean) {
  return { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: ONE_YEAR } as const;
}

/** The same as the value of a Set-Cookie header, for plain responses. */
export function formatShopperCookie(shopperId: string, secure: boolean): string {
  const attributes = `Path=/; Max-Age=${ONE_YEAR}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return `${SHOPPER_COOKIE}=${shopperId}; ${attributes}`;
}

/** The shopper id in a Cookie header, or null when there is none or it is none. */
export function parseShopperCookie(cookieHeader: string | null): string | null {
  for (const pair of (cookieHeader ?? "").split(";")) {
    const [name, value = ""] = pair.trim().split("=", 2);
    if (name === SHOPPER_COOKIE && isUuid(value) && isSomebody(value)) return value.toLowerCase();
  }
  return null;
}
