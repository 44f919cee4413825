import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { ListSubject, Serving } from "./serving";

/** What a source is asked: products that `allows`, at most `limit`, best first. */
export interface SourceRequest extends Serving {
  subject: ListSubject;
  limit: number;
  /** How long the list is to be. */
  k: number;
  allows(product: CatalogProduct): boolean;
  /** The categories the list may draw from; null = all. */
  scope: ReadonlySet<number> | null;
  /** The products to choose from, where these are few: no other is allowed. Null = the whole catalog. */
  pool: (() => Iterable<CatalogProduct>) | null;
}
