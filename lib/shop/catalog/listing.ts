import { decimalsOf, formatMoney } from "@/lib/platform/money";

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
  /** Families of colours; searches only. */
  colours: string[];
  /** A category by its path, and all below it; searches only. */
  category: string | null;
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
  if (listing.minPrice !== null) params.set("min", toDecimal(listing.minPrice, currency));
  if (listing.maxPrice !== null) params.set("max", toDecimal(listing.maxPrice, currency));
  if (listing.inStock) params.set("stock", "1");
  if (listing.sort !== "featured") params.set("sort", listing.sort);
  if (listing.page > 1) params.set("page", String(listing.page));
  const query = params.toString();
  return query && `?${query}`;
}

/** One condition that narrows a listing, and the listing without it. */
export interface Narrowing {
  label: string;
  without: Listing;
}

/**
 * What narrows this listing, in words: each can be taken away by itself.
 *
 * @param words language: how prices are written; nameOf: what the category with this path is called
 */
export function listNarrowings(
  listing: Listing,
  {
    currency,
    language,
    nameOf = (path: string) => path,
  }: { currency: string; language?: string; nameOf?: (path: string) => string },
): Narrowing[] {
  const first = { ...listing, page: 1 };
  const { category, brands, colours } = listing;
  const found: Narrowing[] =
    category === null ? [] : [{ label: nameOf(category), without: { ...first, category: null } }];
  for (const label of brands) {
    found.push({ label, without: { ...first, brands: brands.filter((other) => other !== label) } });
  }
  for (const label of colours) {
    found.push({ label, without: { ...first, colours: colours.filter((other) => other !== label) } });
  }
  const { minPrice, maxPrice } = listing;
  if (minPrice !== null || maxPrice !== null) {
    const from = minPrice === null ? null : formatMoney({ amount: minPrice, currency }, language);
    const to = maxPrice === null ? null : formatMoney({ amount: maxPrice, currency }, language);
    const label = from && to ? `${from} to ${to}` : from ? `From ${from}` : `Up to ${to}`;
    found.push({ label, without: { ...first, minPrice: null, maxPrice: null } });
  }
  if (listing.inStock) found.push({ label: "In stock", without: { ...first, inStock: false } });
  return found;
}
