import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";

/** A product and its score, which is comparable within one list. */
export interface Scored {
  product: CatalogProduct;
  score: number;
  /** The product of the shopper's past that it is described like, where nothing but that is known of it. */
  like?: number;
}
