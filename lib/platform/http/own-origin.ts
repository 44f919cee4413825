import { isHttpsSite } from "./site";

/** What is asked of a request's headers here. */
type Headers = { get(name: string): string | null };

/**
 * Whether an origin is that of the very shop a request was sent to: its host is the one that was addressed, and where the
 * shop is reached by https a page that came without it is nobody's own.
 */
export function isOwnOrigin(origin: string, headers: Headers, host?: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: named, protocol } = new URL(origin);
  if (protocol === "http:" && isHttpsSite()) return false;
  return [headers.get("x-forwarded-host"), headers.get("host"), host].includes(named);
}

/** Whether a method only reads. */
export const isReading = (method: string | undefined) =>
  method === "GET" || method === "HEAD" || method === "OPTIONS";

/**
 * Whether a request that writes may have been sent by a page of another origin, one of a neighbouring host included, for which
 * browsers bring our cookies along. A request that says nothing of where it comes from was sent by a program.
 */
export function isForeignWrite(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  // What the browser itself says, which no page can write.
  if (site !== null && site !== "same-origin" && site !== "none") return true;
  const origin = headers.get("origin");
  return origin !== null && !isOwnOrigin(origin, headers);
}
