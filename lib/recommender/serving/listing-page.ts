import "server-only";
import { z } from "zod";
import { withoutNul } from "@/lib/platform/clean-text";
import { AppError } from "@/lib/platform/errors";
import { decodeCategoryPath } from "@/lib/shop/catalog/category-path";
import { listProducts } from "@/lib/shop/catalog/list-products";
import { parseListing, parseSearchListing, type SearchParams } from "@/lib/shop/catalog/listing-schema";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { recallCategoryPage } from "@/lib/shop/catalog/pages-in-memory";
import { parseSearch } from "@/lib/shop/catalog/search-params";
import { productCardSchema } from "./schema";
import type { SearchRequest } from "./search";
import { readSearchCurrency, searchListing } from "./search-listing";

export const listingPageQuerySchema = z.object({
  address: withoutNul(z.string().min(1).max(8_000))
    .describe(
      "Of a page of a category or of a search, as the shop's links write it: `/category/lighting/lamps?sort=name&page=2`.",
    )
    .meta({ example: "/search?q=lamp" }),
});

export const listingPageSchema = z
  .object({
    products: z.array(productCardSchema),
    page: z.int().min(1).describe("The last one where a later one was asked for."),
    pageCount: z.int().min(1),
    token: z.string().nullable().describe("Of a search: its impressions and clicks must carry it."),
  })
  .meta({ id: "ListingPage" });
export type ListingPage = z.infer<typeof listingPageSchema>;

type Visitor = Pick<SearchRequest, "shopperId" | "device" | "forced">;

const noSuchPage = () => new AppError("not_found", "There is no listing at this address.");

async function listCategory(path: string, params: SearchParams): Promise<ListingPage> {
  const category = recallCategoryPage(path, await getLiveCatalog());
  if (!category) throw noSuchPage();
  const { products, page, pageCount } = await listProducts(path, parseListing(params, category.currency));
  return { products, page, pageCount, token: null };
}

async function listSearch(params: SearchParams, visitor: Visitor): Promise<ListingPage> {
  const { query } = parseSearch(params);
  if (query === "") throw noSuchPage();
  const asked = parseSearchListing(params, await readSearchCurrency());
  const { found, listing } = await searchListing(visitor, query, asked);
  const { products, token, total, limit } = found;
  return { products, page: listing.page, pageCount: Math.max(1, Math.ceil(total / limit)), token };
}

/**
 * The products of a page of a category or search, the same in the same order as the page at that address has them. Throws AppError
 * not_found where no listing is, unavailable as long as there is no catalog.
 */
export async function readListingPage(address: string, visitor: Visitor): Promise<ListingPage> {
  const [path = "", query = ""] = address.split(/\?(.*)/s);
  const written = new URLSearchParams(query);
  const params = Object.fromEntries([...written.keys()].map((key) => [key, written.getAll(key)]));
  if (path === "/search") return listSearch(params, visitor);
  const [, kind, ...segments] = path.split("/");
  if (kind !== "category") throw noSuchPage();
  return listCategory(decodeCategoryPath(segments), params);
}
