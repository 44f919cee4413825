import { type NextRequest, NextResponse } from "next/server";
import { getLauncherEnv } from "@/lib/platform/env";
import { isSecureRequest } from "@/lib/platform/http/client-request";
import { RENDERING_HEADER, readRendering } from "@/lib/platform/http/own-rendering";
import { contentSecurityPolicy, createNonce, PAGE_SECURITY_HEADERS } from "@/lib/platform/http/page-security";
import { randomId } from "@/lib/platform/ids";
import { asksFirst } from "@/lib/shop/shoppers/consent";
import {
  parseShopperCookie,
  shopperCookieName,
  shopperCookieOptions,
} from "@/lib/shop/shoppers/shopper-cookie";

/**
 * Before every page: the answer gets its security headers, and where the shop records from the start the visitor a shopper
 * id, which this very request already sees; a shop that asks first leaves nothing in the browser. Next takes the nonce for
 * its own scripts from the policy on the request. Nothing is authorised here.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(createNonce(), getLauncherEnv().NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);

  // A page that is to be kept is nobody's.
  const isNobodys = readRendering(headers.get(RENDERING_HEADER)) !== null;
  const isUnknown = !isNobodys && parseShopperCookie(headers.get("cookie")) === null;
  const shopperId = isUnknown && !asksFirst() ? randomId() : null;
  if (shopperId !== null) {
    request.cookies.set(shopperCookieName(), shopperId);
    headers.set("cookie", request.cookies.toString());
  }

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(PAGE_SECURITY_HEADERS)) response.headers.set(name, value);
  if (shopperId !== null) {
    response.cookies.set(shopperCookieName(), shopperId, shopperCookieOptions(isSecureRequest(request)));
  }
  return response;
}

export const config = {
  matcher: ["/((?!api/|_next/static|_next/image|pictures/|carousel\\.js|offline\\.js|favicon).*)"],
};
