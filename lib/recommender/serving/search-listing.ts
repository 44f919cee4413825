import "server-only";
import { PAGE_SIZE } from "@/lib/shop/catalog/product-listing";
import type { Listing } from "@/lib/shop/catalog/listing";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { currencyOf, MAX_MATCHES } from "@/lib/shop/catalog/search-query";
import { type SearchAnswer, searchForShopper, type SearchRequest } from "./search";

const LAST_PAGE = Math.ceil(MAX_MATCHES / PAGE_SIZE);

/** What prices in the address of a search are written in. */
export async function readSearchCurrency(): Promise<string> {
  return currencyOf(await getLiveCatalog());
}

/** A page of a search as its address asks for it; the last page when a later one was asked for. */
export async function searchListing(
  visitor: Pick<SearchRequest, "shopperId" | "device" | "forced">,
  query: string,
  asked: Listing,
): Promise<{ found: SearchAnswer; listing: Listing }> {
  const { category, brands, colours, minPrice, maxPrice, inStock, sort } = asked;
  const filter = {
    category: category ?? undefined,
    brands: brands.length > 0 ? brands : undefined,
    colours: colours.length > 0 ? colours : undefined,
    minPrice: minPrice ?? undefined,
    maxPrice: maxPrice ?? undefined,
    inStock,
  };
  const search = (page: number) =>
    searchForShopper({ ...visitor, query, filter, sort, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  const page = Math.min(asked.page, LAST_PAGE);
  const found = await search(page);
  const last = Math.max(1, Math.ceil(found.total / PAGE_SIZE));
  if (page <= last) return { found, listing: { ...asked, page } };
  return { found: await search(last), listing: { ...asked, page: last } };
}
