import "server-only";
import { getDb } from "@/lib/platform/db/client";

/**
 * What people look at: pages of the open shop and what they ask the API for.
 *
 * @param products how many products' pages
 */
export async function findLookedAt(products = 1): Promise<string[]> {
  const db = getDb();
  const [found, categories] = await Promise.all([
    db.product.findMany({ where: { status: "active" }, take: products, select: { slug: true } }),
    db.category.findMany({ where: { depth: 0 }, take: products, select: { path: true } }),
  ]);
  return [
    "/",
    ...found.flatMap(({ slug }, i) => [`/products/${slug}`, `/search?q=${i % 2 === 0 ? "bag" : "lamp"}`]),
    ...categories.map(({ path }) => `/category/${path}`),
    "/api/recommend?placement=home.for-you&placement=home.trending",
    "/api/search?q=bag",
    "/api/search/suggestions?q=ba",
  ];
}
