import "server-only";
import { keepSoon, recallKept } from "@/lib/platform/keeping";
import { readLinesOf } from "@/lib/platform/kept-file";
import { CatalogIndex, type LiveCatalog } from "./catalog-index";
import type { CatalogCategory, CatalogProduct } from "./catalog-product";

const NAME = "catalogue";
/** Raised whenever `CatalogProduct` or `CatalogCategory` changes in a way that what was kept before does not fit. */
const VERSION = 1;
/** Written and read in one go; so many take a few milliseconds. */
const PRODUCTS_OF_A_LINE = 500;

function* toLines({ categories, byId }: LiveCatalog): Generator<string> {
  // The catalog changes in place while this is written.
  const products = [...byId.values()];
  yield `${JSON.stringify([...categories.values()])}\n`;
  for (let from = 0; from < products.length; from += PRODUCTS_OF_A_LINE)
    yield `${JSON.stringify(products.slice(from, from + PRODUCTS_OF_A_LINE))}\n`;
}

/** Keeps the catalog on disk as it will be when it is written. */
export function keepCatalog(catalog: LiveCatalog): void {
  if (catalog.byId.size > 0) keepSoon(NAME, { version: VERSION, pieces: () => toLines(catalog) });
}

/** The catalog as it was kept last, or null. */
export async function recallCatalog(): Promise<{ catalog: CatalogIndex; savedAt: Date } | null> {
  const kept = await recallKept(NAME, VERSION);
  if (!kept) return null;
  const lines = readLinesOf(kept);
  const { value: categories } = await lines.next();
  const products: CatalogProduct[] = [];
  for await (const line of lines) products.push(...(line as CatalogProduct[]));
  return { catalog: new CatalogIndex(categories as CatalogCategory[], products), savedAt: kept.savedAt };
}
