import "server-only";
import { parsePublicProductId } from "@/lib/platform/ids";
import type { LiveCatalog } from "./catalog-index";
import type { CatalogProduct } from "./catalog-product";
import { getLiveCatalog } from "./live-catalog";
import { type ProductCard, toProductCard } from "./product-card";

/** Products of as near a category as has enough that can be had: the product's own, else the one above it, and so on. */
function findNear(product: CatalogProduct, catalog: LiveCatalog, limit: number): CatalogProduct[] {
  let found: CatalogProduct[] = [];
  let id: number | null | undefined = product.categoryId;
  while (found.length < limit && typeof id === "number") {
    found = [...catalog.inCategories(catalog.subtree(id))].filter(
      (other) =>
        other.id !== product.id && other.stock > 0 && other.price.currency === product.price.currency,
    );
    id = catalog.categories.get(id)?.parentId;
  }
  return found;
}

/** What can be had in place of a product, the nearest in price first; the same for everybody. Nothing for an unknown one. */
export async function listAlternatives(publicId: string, limit: number): Promise<ProductCard[]> {
  const catalog = await getLiveCatalog();
  const product = catalog.byId.get(parsePublicProductId(publicId) ?? 0);
  if (!product) return [];
  const distance = ({ price }: CatalogProduct) =>
    Math.abs(Math.log((price.amount + 1) / (product.price.amount + 1)));
  return findNear(product, catalog, limit)
    .sort((a, b) => distance(a) - distance(b) || a.id - b.id)
    .slice(0, limit)
    .map(toProductCard);
}
