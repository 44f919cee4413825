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
  /** Of a product with variants, the lowest of those on sale. */
  price: Money;
  /** Whether some of its variants cost more than `price`. */
  priceFrom: boolean;
  compareAt: Money | null;
  image: string;
  /** Whether it can be had; of a product with variants, whether one of them can. */
  inStock: boolean;
  /** Whether one of its variants has to be chosen before it goes into a cart. */
  hasOptions: boolean;
}

/** What is shown of it; the number of the shop's own books is not. */
export type ShownProduct = Omit<ProductCard, "sku">;

export function toProductCard(product: CatalogProduct): ProductCard {
  const { sku, slug, name, brand, price, compareAt, image, stock, variants } = product;
  const id = toPublicProductId(product.id);
  const priceFrom = priceRangeOf(product).max > price.amount;
  const [inStock, hasOptions] = [stock > 0, variants.length > 0];
  return { id, sku, slug, name, brand, price, priceFrom, compareAt, image, inStock, hasOptions };
}
