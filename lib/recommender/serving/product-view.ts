import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";

/**
 * The products of a model as the catalog has them now. Each is looked up when it is asked for and not again until the
 * catalog changes: a large shop's stock changes every moment, and few requests ask for many products.
 */
export class ProductView {
  readonly #products: (CatalogProduct | undefined)[];
  /** Version of the catalog each was looked up in, + 1; 0 = never. */
  readonly #versions: Uint32Array;

  constructor(
    readonly productIds: Int32Array,
    readonly catalog: LiveCatalog,
  ) {
    this.#products = new Array<undefined>(productIds.length).fill(undefined);
    this.#versions = new Uint32Array(productIds.length);
  }

  /** Undefined for a product that is not for sale any more. */
  at(index: number): CatalogProduct | undefined {
    const version = this.catalog.version + 1;
    if (this.#versions[index] !== version) {
      this.#versions[index] = version;
      this.#products[index] = this.catalog.byId.get(this.productIds[index] ?? -1);
    }
    return this.#products[index];
  }
}
