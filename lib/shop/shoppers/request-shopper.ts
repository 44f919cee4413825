import type { ApiRequest } from "@/lib/platform/http/api-request";
import { isSecureRequest } from "@/lib/platform/http/client-request";
import { randomId } from "@/lib/platform/ids";
import { asksFirst } from "./consent";
import { formatShopperCookie, parseShopperCookie } from "./shopper-cookie";

/** The shopper of an API request. */
export interface RequestShopper {
  /** What the cookie holds; null: nobody is known, and nothing is to be kept of them. */
  id: string | null;
  /** For the answer: the cookie when the shopper is new. */
  headers: Readonly<Record<string, string>>;
}

/** A shopper nobody has seen before, and the cookie that makes the caller that one. */
export function newShopper(request: ApiRequest): RequestShopper & { id: string } {
  const id = randomId();
  return { id, headers: { "set-cookie": formatShopperCookie(id, isSecureRequest(request)) } };
}

/** The shopper of the cookie. Whoever has none becomes one where the shop records from the start, else stays unknown. */
export function identifyShopper(request: ApiRequest): RequestShopper {
  const known = parseShopperCookie(request.headers.get("cookie"));
  if (known !== null) return { id: known, headers: {} };
  return asksFirst() ? { id: null, headers: {} } : newShopper(request);
}
