import { toPublicProductId } from "@/lib/platform/ids";
import type { Money } from "@/lib/platform/money";
import type { CatalogProduct } from "./catalog-product";

/** What components and JSON answers get of a product. */
export interface ProductCard {
  /** Public id, `prd_<n>`. */
  id: string;
  sku: string;
  slug: string;
  name: string;
  brand: string;
  price: Money;
  compareAt: Money | null;
  image: string;
  inStock: boolean;
}

export function toProductCard(product: CatalogProduct): ProductCard {
  const { sku, slug, name, brand, price, compareAt, image } = product;
  const id = toPublicProductId(product.id);
  return { id, sku, slug, name, brand, price, compareAt, image, inStock: product.stock > 0 };
}
