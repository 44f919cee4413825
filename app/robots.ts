import type { MetadataRoute } from "next";
import { readSiteOrigin } from "@/lib/platform/http/site-origin";

/** Where the shop runs is known when it runs, not when it is built. */
export const dynamic = "force-dynamic";

/** Pages of one visitor are not for search engines; neither is every combination of filters. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  const disallow = ["/api/", "/admin", "/account", "/cart", "/checkout", "/orders/", "/search", "/*?*sort="];
  return {
    rules: { userAgent: "*", allow: "/", disallow },
    sitemap: `${await readSiteOrigin()}/sitemap.xml`,
  };
}
