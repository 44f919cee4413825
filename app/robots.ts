import type { MetadataRoute } from "next";
import { readSiteOrigin } from "@/lib/http/site-origin";

/** Pages of one visitor are not for search engines; neither is every combination of filters. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  const disallow = ["/api/", "/admin", "/account", "/cart", "/checkout", "/orders/", "/search", "/*?*sort="];
  return {
    rules: { userAgent: "*", allow: "/", disallow },
    sitemap: `${await readSiteOrigin()}/sitemap.xml`,
  };
}
