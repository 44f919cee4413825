import { readSiteOrigin } from "@/lib/platform/http/site-origin";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { writeNewestFeed } from "@/lib/shop/catalog/newest-feed";
import { getSettings } from "@/lib/shop/settings/live-settings";

export const dynamic = "force-dynamic";

const MOST = 50;
const HEADERS = {
  "content-type": "application/rss+xml; charset=utf-8",
  "cache-control": "public, max-age=900",
};

/** What is new in the shop, for readers of feeds. */
export async function GET(): Promise<Response> {
  const [{ newest }, { name, description, language }, origin] = await Promise.all([
    getLiveCatalog(),
    getSettings(),
    readSiteOrigin(),
  ]);
  const text = writeNewestFeed(newest.slice(0, MOST), { name, description, language, origin });
  return new Response(text, { headers: HEADERS });
}
