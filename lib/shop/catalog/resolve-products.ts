import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { parsePublicProductId, toPublicProductId } from "@/lib/platform/ids";
import type { LiveCatalog } from "./catalog-index";
import type { CatalogProduct } from "./catalog-product";
import { peekLiveCatalog } from "./live-catalog";

/** The active product behind a public id or a stock-keeping code, from memory. */
export function findProduct(catalog: LiveCatalog, reference: string): CatalogProduct | null {
  const id = parsePublicProductId(reference);
  return (id === null ? catalog.bySku.get(reference) : catalog.byId.get(id)) ?? null;
}

/**
 * Product numbers behind public ids and stock-keeping codes, hidden products included. Memory knows almost all; only
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
  const rows = await getDb().product.findMany({
    where: { OR: [{ id: { in: ids } }, { sku: { in: missing } }] },
    select: { id: true, sku: true },
  });
  const asked = new Set(missing);
  for (const { id, sku } of rows) {
    for (const reference of [sku, toPublicProductId(id)]) if (asked.has(reference)) found.set(reference, id);
  }
  return found;
}
