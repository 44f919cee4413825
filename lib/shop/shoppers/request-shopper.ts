import { isSecureRequest } from "@/lib/platform/http/client-request";
import { randomId } from "@/lib/platform/ids";
import { formatShopperCookie, parseShopperCookie } from "./shopper-cookie";

/** The shopper of an API request: that of its cookie, or a new one. */
export interface RequestShopper {
  id: string;
  /** For the answer: the cookie when the shopper is new. */
  headers: Readonly<Record<string, string>>;
}

/** Pages always have a shopper (proxy.ts); a program or a first beacon may not. */
export function identifyShopper(request: Request): RequestShopper {
  const known = parseShopperCookie(request.headers.get("cookie"));
  if (known !== null) return { id: known, headers: {} };
  const id = randomId();
  return { id, headers: { "set-cookie": formatShopperCookie(id, isSecureRequest(request)) } };
}
