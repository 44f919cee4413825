import "server-only";
import { toPublicProductId } from "@/lib/platform/ids";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import type { TasteProduct } from "./taste";

/** The products of this shop, by public id, as tastes know them. */
export async function readTasteProducts(): Promise<ReadonlyMap<string, TasteProduct>> {
  const catalog = await getLiveCatalog();
  const products = new Map<string, TasteProduct>();
  for (const { id, categoryId } of catalog.byId.values()) {
    const parentId = catalog.categories.get(categoryId)?.parentId ?? categoryId;
    products.set(toPublicProductId(id), { id, categoryId, parentId });
  }
  return products;
}
