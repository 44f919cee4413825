import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { attributeKey, attributeOf } from "@/lib/shop/catalog/attribute-values";

/** What a product is counted under; null: under nothing, and it is never too many. */
export type Grouping = (product: CatalogProduct) => string | number | null;

/** Reads `brand`, `category` or `attributes.series`. */
export function groupingOf(by: string): Grouping {
  if (by === "brand") return ({ brand }) => brand || null;
  if (by === "category") return ({ categoryId }) => categoryId;
  const key = attributeKey(by.slice(by.indexOf(".") + 1));
  return (product) => {
    const value = attributeOf(product, key);
    return value === undefined ? null : String(value);
  };
}
