import { decimalsOf } from "@/lib/platform/money";

export const SORTS = ["featured", "newest", "price-asc", "price-desc", "name"] as const;
export type Sort = (typeof SORTS)[number];

/** Which products of a category are asked for, in which order, and which page of them. */
export interface Listing {
  brands: string[];
  /** Minor units, inclusive. */
  minPrice: number | null;
  maxPrice: number | null;
  inStock: boolean;
  sort: Sort;
  /** Counted from 1. */
  page: number;
  /** Families of colours. */
  colours: string[];
  /** What is chosen of further attributes, by their plain names (`attributeKey`); categories only. */
  attributes: Readonly<Record<string, readonly string[]>>;
  /** A category by its path, and all below it; searches only. */
  category: string | null;
}

/** The first page of everything. */
export const EVERYTHING: Listing = {
  brands: [],
  colours: [],
  attributes: {},
  category: null,
  minPrice: null,
  maxPrice: null,
  inStock: false,
  sort: "featured",
  page: 1,
};

/** What an address calls the choice of an attribute: `f.material`. */
const ATTRIBUTE_PREFIX = "f.";

/** The name under which an attribute's values stand in addresses and forms. */
export function attributeParam(key: string): string {
  return ATTRIBUTE_PREFIX + key;
}

/** The attribute an address' parameter is about, as it is written there; null where it is about something else. */
export function attributeOfParam(name: string): string | null {
  return name.startsWith(ATTRIBUTE_PREFIX) ? name.slice(ATTRIBUTE_PREFIX.length) : null;
}

/** A price as it stands in a URL or a form: `2.5` pounds are `2.50`, 300 yen `300`. */
export function toDecimal(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  return (amount / 10 ** decimals).toFixed(decimals);
}

/**
 * The query string of a listing, without what is the default; empty for the first page of everything.
 *
 * @param carried what else the address says, such as what was searched for
 */
export function formatListing(
  listing: Listing,
  currency: string,
  carried: Readonly<Record<string, string>> = {},
): string {
  const params = new URLSearchParams(carried);
  if (listing.category !== null) params.set("category", listing.category);
  for (const name of listing.brands) params.append("brand", name);
  for (const name of listing.colours) params.append("colour", name);
  for (const [key, values] of Object.entries(listing.attributes).sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const name of values) params.append(attributeParam(key), name);
  if (listing.minPrice !== null) params.set("min", toDecimal(listing.minPrice, currency));
  if (listing.maxPrice !== null) params.set("max", toDecimal(listing.maxPrice, currency));
  if (listing.inStock) params.set("stock", "1");
  if (listing.sort !== "featured") params.set("sort", listing.sort);
  if (listing.page > 1) params.set("page", String(listing.page));
  const query = params.toString();
  return query && `?${query}`;
}

/** Whether this is a page of everything in the usual order. */
export function isEverything(listing: Listing): boolean {
  // No price is written, so that any currency does.
  return formatListing({ ...listing, page: 1 }, "GBP") === "";
}
