import "server-only";
import { cache } from "react";
import { listInMemory } from "./list-in-memory";
import { EVERYTHING, isEverything, type Listing } from "./listing";
import { getLiveCatalog } from "./live-catalog";
import type { ProductListing } from "./product-listing";

/** What is said of a page and what stands on it ask for the same: while it renders it is listed once. */
const listEverything = cache(async (categoryPath: string, page: number): Promise<ProductListing> =>
  listInMemory(categoryPath, { ...EVERYTHING, page }, await getLiveCatalog()),
);

/**
 * The products for sale of a category and everything below it, with what they can be narrowed by. Prices are compared in the
 * category's currency. Throws AppError unavailable as long as there is no catalog.
 */
export async function listProducts(categoryPath: string, listing: Listing): Promise<ProductListing> {
  if (isEverything(listing)) return listEverything(categoryPath, listing.page);
  return listInMemory(categoryPath, listing, await getLiveCatalog());
}
