import { escapeUTF8 } from "entities";
import type { MetadataRoute } from "next";
import { listAddresses } from "@/lib/shop/catalog/queries";
import { TEXT_NAMES } from "@/lib/shop/texts/names";
import { readSiteOrigin } from "@/lib/platform/http/site-origin";

/** Where the shop runs is known when it runs, not when it is built. */
export const dynamic = "force-dynamic";

/** What the format allows in one file. */
const MOST = 50_000;

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const origin = await readSiteOrigin();
  const { products, categories } = await listAddresses(MOST - 10_000);
  return [
    { url: `${origin}/` },
    ...categories.slice(0, 9_999).map(({ path }) => ({ url: encodeURI(`${origin}/category/${path}`) })),
    ...TEXT_NAMES.map((name) => ({ url: `${origin}/info/${name}` })),
    ...products.map(({ slug, updatedAt, image }) => ({
      url: encodeURI(`${origin}/products/${slug}`),
      lastModified: updatedAt,
      images: image === "" ? undefined : [escapeUTF8(new URL(image, origin).href)],
    })),
  ];
}
