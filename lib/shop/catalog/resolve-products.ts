import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { parsePublicProductId, toPublicProductId } from "@/lib/platform/ids";
import type { LiveCatalog } from "./catalog-index";
import type { CatalogProduct } from "./catalog-product";
import { peekLiveCatalog } from "./live-catalog";

/** The active product behind a public id, a stock-keeping code or another shop's own id, in whichever spelling of its accents, from memory. */
export function findProduct(catalog: LiveCatalog, reference: string): CatalogProduct | null {
  // A code that looks like a public id belongs to the product of that number, or the number to nobody.
  const id = parsePublicProductId(reference);
  const byId = id === null ? undefined : catalog.byId.get(id);
  const spelt = reference.normalize("NFC");
  return (
    byId ?? catalog.bySku.get(reference) ?? catalog.bySku.get(spelt) ?? catalog.byHandle.get(spelt) ?? null
  );
}

/**
 * Product numbers behind public ids and stock-keeping codes, hidden products included; a variant's code is its product's. Memory knows almost all; only
 * what it does not know is asked of the database. Unknown references are missing in the answer.
 */
export async function resolveProductIds(references: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const catalog = peekLiveCatalog();
  const missing = references.filter((reference) => {
    const product = catalog && findProduct(catalog, reference);
    if (product) found.set(reference, product.id);
    return !product;
  });
  if (missing.length === 0) return found;
  const ids = missing.map(parsePublicProductId).filter((id) => id !== null);
  const spellings = [...missing, ...missing.map((reference) => reference.normalize("NFC"))];
  const rows = await getDb().product.findMany({
    where: {
      OR: [
        { id: { in: ids } },
        { sku: { in: spellings } },
        { handle: { in: spellings } },
        { variants: { some: { sku: { in: spellings } } } },
      ],
    },
    select: {
      id: true,
      sku: true,
      handle: true,
      variants: { where: { sku: { in: spellings } }, select: { sku: true } },
    },
  });
  const numbers = new Map<string, number>();
  for (const { id, handle } of rows) if (handle !== null) numbers.set(handle, id);
  for (const { id, variants } of rows) for (const { sku } of variants) numbers.set(sku, id);
  for (const { id, sku } of rows) numbers.set(sku, id);
  for (const { id } of rows) numbers.set(toPublicProductId(id), id);
  for (const reference of missing) {
    const id = numbers.get(reference) ?? numbers.get(reference.normalize("NFC"));
    if (id !== undefined) found.set(reference, id);
  }
  return found;
}
