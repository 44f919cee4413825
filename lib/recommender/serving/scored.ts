import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";

/** A product and its score, which is comparable within one list. */
export interface Scored {
  product: CatalogProduct;
  score: number;
}
