/** What can be said about where a request came from. The shop may stand behind a proxy that speaks TLS for it. */

export function isSecureRequest(request: Request): boolean {
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  return (forwarded ?? new URL(request.url).protocol.replace(":", "")) === "https";
}

/**
 * The address the nearest machine in front of us saw. Next adds the socket's own address when nobody forwards; of a
 * list only the last entry was not written by the client.
 */
export function clientAddress(headers: Pick<Headers, "get">): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
