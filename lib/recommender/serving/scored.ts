import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";

/** A product with what speaks for it; scores of one list are comparable. */
export interface Scored {
  product: CatalogProduct;
  score: number;
}
