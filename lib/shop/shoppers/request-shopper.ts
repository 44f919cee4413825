import { isSecureRequest } from "@/lib/platform/http/client-request";
import { randomId } from "@/lib/platform/ids";
import { formatShopperCookie, parseShopperCookie } from "./shopper-cookie";

/** The shopper of an API request: that of its cookie, or a new one. */
export interface RequestShopper {
  id: string;
  /** Sends `body` as JSON, with the cookie when the shopper is new. */
  answer(body: unknown, init?: { status?: number }): Response;
}

/** Pages always have a shopper (proxy.ts); a program or a first beacon may not. */
export function identifyShopper(request: Request): RequestShopper {
  const known = parseShopperCookie(request.headers.get("cookie"));
  const id = known ?? randomId();
  return {
    id,
    answer(body, init) {
      const headers = new Headers({ "cache-control": "private, no-store" });
      if (known === null) headers.set("set-cookie", formatShopperCookie(id, isSecureRequest(request)));
      return Response.json(body, { ...init, headers });
    },
  };
}
