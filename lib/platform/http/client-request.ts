import type { ApiRequest } from "./api-request";

/** What can be said about where a request came from. The shop may stand behind a proxy that speaks TLS for it. */

const forwardedProtocol = (headers: Pick<Headers, "get">) =>
  headers.get("x-forwarded-proto")?.split(",")[0]?.trim();

export function isSecureRequest(request: Pick<ApiRequest, "headers" | "url">): boolean {
  return (forwardedProtocol(request.headers) ?? new URL(request.url).protocol.replace(":", "")) === "https";
}

/** The same where only the headers are at hand, to which Next adds the protocol when no proxy has. */
export function isForwardedSecure(headers: Pick<Headers, "get">): boolean {
  return forwardedProtocol(headers) === "https";
}

/**
 * The address the nearest machine in front of us saw. Next adds the socket's own address when nobody forwards; of a
 * list only the last entry was not written by the client.
 */
export function clientAddress(headers: Pick<Headers, "get">): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
