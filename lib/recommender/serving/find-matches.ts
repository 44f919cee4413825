import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { findMatchingProducts, MAX_MATCHES } from "@/lib/shop/catalog/search";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { withinDeadline } from "@/lib/platform/deadline";
import type { Scored } from "./scored";

const DEADLINE_MS = 500;

/** What a query finds, scored by rank, 1 … 0. Empty when the database does not answer in time. */
export async function findMatches(query: string, catalog: LiveCatalog): Promise<Scored[]> {
  try {
    const found = await withinDeadline(findMatchingProducts(query, MAX_MATCHES), DEADLINE_MS);
    const products = (found?.matches ?? []).flatMap(({ productId }) => catalog.byId.get(productId) ?? []);
    return products.map((product, rank) => ({ product, score: 1 - rank / products.length }));
  } catch (error) {
    getLog("recommend").warn({ error: messageOf(error) }, "search failed");
    return [];
  }
}
