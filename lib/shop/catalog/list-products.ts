import "server-only";
import { listInMemory } from "./list-in-memory";
import type { Listing } from "./listing";
import { getLiveCatalog } from "./live-catalog";
import type { ProductListing } from "./product-listing";

/**
 * The products for sale of a category and everything below it, with what they can be narrowed by. Prices are compared in the
 * category's currency. Throws AppError unavailable as long as there is no catalog.
 */
export async function listProducts(categoryPath: string, listing: Listing): Promise<ProductListing> {
  return listInMemory(categoryPath, listing, await getLiveCatalog());
}
