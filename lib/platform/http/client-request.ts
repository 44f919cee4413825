import type { ApiRequest } from "./api-request";
import { isHttpsSite } from "./site";

/**
 * What can be said about where a request came from. The headers hold what is believed: `forwarded.ts` has written them anew
 * before anything else saw the request.
 */

const forwardedProtocol = (headers: Pick<Headers, "get">) =>
  headers.get("x-forwarded-proto")?.split(",")[0]?.trim();

export function isSecureRequest(request: Pick<ApiRequest, "headers" | "url">): boolean {
  if (isHttpsSite()) return true;
  return (forwardedProtocol(request.headers) ?? new URL(request.url).protocol.replace(":", "")) === "https";
}

/** The same where only the headers are at hand, to which Next adds the protocol when no proxy has. */
export function isForwardedSecure(headers: Pick<Headers, "get">): boolean {
  return isHttpsSite() || forwardedProtocol(headers) === "https";
}

/** The client's address, as far as machines that are trusted know it. */
export function clientAddress(headers: Pick<Headers, "get">): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
