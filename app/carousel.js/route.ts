import { CAROUSEL_SCRIPT, CAROUSEL_VERSION } from "@/client/carousel/generated/script";

const ETAG = `"${CAROUSEL_VERSION}"`;
const AN_HOUR = "public, max-age=3600, stale-while-revalidate=604800";
const FOR_EVER = "public, max-age=31536000, immutable";

/**
 * The script that puts carousels on pages of any site. `/carousel.js` follows the shop's updates within the hour; with the
 * version that is served, `/carousel.js?v=…`, it never changes, and may be pinned by its integrity.
 */
export function GET(request: Request): Response {
  const isPinned = new URL(request.url).searchParams.get("v") === CAROUSEL_VERSION;
  const headers = {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": isPinned ? FOR_EVER : AN_HOUR,
    etag: ETAG,
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  };
  const isKnown = request.headers.get("if-none-match")?.includes(ETAG) ?? false;
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(CAROUSEL_SCRIPT, { headers });
}
