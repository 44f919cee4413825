import type { CatalogCategory, CatalogProduct } from "@/lib/shop/catalog/catalog-product";

/** All products and categories as lists show them. */
export interface SnapshotCatalog {
  categories: CatalogCategory[];
  products: CatalogProduct[];
}

/** As bytes: those are handed to another thread without a copy, and read when they are needed. */
export function writeCatalog(catalog: SnapshotCatalog): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(catalog));
}

/** What `writeCatalog` wrote; it never leaves the process. */
export function readCatalog(bytes: Uint8Array): SnapshotCatalog {
  return JSON.parse(new TextDecoder().decode(bytes)) as SnapshotCatalog;
}
