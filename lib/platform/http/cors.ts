import "server-only";
import type { ApiRequest } from "./api-request";
import { findListing, type Listing } from "./listed-origins";
import { isOwnOrigin } from "./own-origin";

/** A request that a page of another origin sent. */
export interface Crossing {
  origin: string;
  /** null: it is not one whose pages may read answers. */
  listing: Listing;
}

const METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
const REQUEST_HEADERS = "authorization, content-type, x-request-id";
const ANSWER_HEADERS = "x-request-id, retry-after, ratelimit, ratelimit-policy, location, allow";
const TEN_MINUTES = "600";

/** Where a request of a page comes from, when that is another origin than the shop's; else null. */
export async function readCrossing(request: ApiRequest): Promise<Crossing | null> {
  const origin = request.headers.get("origin");
  if (origin === null || isOwnOrigin(origin, request.headers, new URL(request.url).host)) return null;
  return { origin, listing: await findListing(origin) };
}

/**
 * The CORS headers of an answer. An origin is named alone and never by a wildcard where cookies may come along, which only
 * front ends of the shop's own send; pages of a key show their key instead.
 */
export function corsHeaders(
  crossing: Crossing | null,
  { method, headers }: ApiRequest,
): Record<string, string> {
  if (!crossing?.listing) return {};
  const { origin, listing } = crossing;
  const isPreflight = method === "OPTIONS" && headers.has("access-control-request-method");
  return {
    "access-control-allow-origin": listing === "anybody" ? "*" : origin,
    ...(listing === "own" ? { "access-control-allow-credentials": "true" } : {}),
    ...(isPreflight
      ? {
          "access-control-allow-methods": METHODS,
          "access-control-allow-headers": REQUEST_HEADERS,
          "access-control-max-age": TEN_MINUTES,
        }
      : { "access-control-expose-headers": ANSWER_HEADERS }),
  };
}
