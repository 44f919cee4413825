import { toPublicProductId } from "@/lib/platform/ids";
import type { Money } from "@/lib/platform/money";
import { type CatalogProduct, priceRangeOf } from "./catalog-product";

/** What components and JSON answers get of a product. */
export interface ProductCard {
  /** Public id, `prd_<n>`. */
  id: string;
  sku: string;
  slug: string;
  name: string;
  brand: string;
  /** With variants, the lowest of theirs. */
  price: Money;
  /** The highest price of its variants; null where there is one price. */
  maxPrice: Money | null;
  compareAt: Money | null;
  image: string;
  inStock: boolean;
}

export function toProductCard(product: CatalogProduct): ProductCard {
  const { sku, slug, name, brand, price, compareAt, image } = product;
  const id = toPublicProductId(product.id);
  const { min, max } = priceRangeOf(product);
  const maxPrice = max > min ? { ...price, amount: max } : null;
  return { id, sku, slug, name, brand, price, maxPrice, compareAt, image, inStock: product.stock > 0 };
}
