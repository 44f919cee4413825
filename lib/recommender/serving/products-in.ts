import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";

/** The products of exactly these categories. */
export function* productsIn(catalog: LiveCatalog, categories: Iterable<number>): Generator<CatalogProduct> {
  for (const category of categories) yield* catalog.inCategory(category);
}
