import { z } from "zod";
import { decimalsOf, formatMoney, parseMoney } from "@/lib/money";

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
}

/** What Next hands a page: every parameter once, several times or not at all. */
export type SearchParams = Record<string, string | string[] | undefined>;

const MAX_BRANDS = 30;
const MAX_PAGE = 100_000;

const one = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const all = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

// PostgreSQL refuses NUL characters in text.
const brand = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((name) => !name.includes("\u0000"));
const brands = z
  .preprocess(all, z.array(z.unknown()))
  .transform((given) => given.flatMap((name) => brand.safeParse(name).data ?? []))
  .transform((given) => [...new Set(given)].slice(0, MAX_BRANDS));

const price = (currency: string) =>
  z
    .preprocess(one, z.string())
    .transform((text) => parseMoney(text, currency))
    .refine((amount) => amount === null || (amount >= 0 && amount <= 2 ** 31 - 1))
    .catch(null);

/**
 * Reads a listing from the URL. Never fails: what cannot be understood is as if it were not there, and a price range
 * written the wrong way round is turned. Prices in URLs are decimals of `currency`: `min=12.50`.
 */
export function parseListing(params: SearchParams, currency: string): Listing {
  const { brand, min, max, stock, sort, page } = z
    .object({
      brand: brands,
      min: price(currency),
      max: price(currency),
      stock: z
        .preprocess(
          one,
          z.literal("1").transform(() => true),
        )
        .catch(false),
      sort: z.preprocess(one, z.enum(SORTS)).catch("featured"),
      page: z.preprocess(one, z.coerce.number().int().min(1).max(MAX_PAGE)).catch(1),
    })
    .parse(params);
  const turned = min !== null && max !== null && min > max;
  const [minPrice, maxPrice] = turned ? [max, min] : [min, max];
  return { brands: brand, minPrice, maxPrice, inStock: stock, sort, page };
}

/** A price as it stands in a URL or a form: `2.5` pounds are `2.50`, 300 yen `300`. */
export function toDecimal(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  return (amount / 10 ** decimals).toFixed(decimals);
}

/** The query string of a listing, without what is the default; empty for the first page of everything. */
export function formatListing(listing: Listing, currency: string): string {
  const params = new URLSearchParams();
  for (const name of listing.brands) params.append("brand", name);
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

/** What narrows this listing, in words: each can be taken away by itself. */
export function listNarrowings(listing: Listing, currency: string): Narrowing[] {
  const first = { ...listing, page: 1 };
  const found: Narrowing[] = listing.brands.map((name) => ({
    label: name,
    without: { ...first, brands: listing.brands.filter((other) => other !== name) },
  }));
  const { minPrice, maxPrice } = listing;
  if (minPrice !== null || maxPrice !== null) {
    const from = minPrice === null ? null : formatMoney({ amount: minPrice, currency });
    const to = maxPrice === null ? null : formatMoney({ amount: maxPrice, currency });
    const label = from && to ? `${from} to ${to}` : from ? `From ${from}` : `Up to ${to}`;
    found.push({ label, without: { ...first, minPrice: null, maxPrice: null } });
  }
  if (listing.inStock) found.push({ label: "In stock", without: { ...first, inStock: false } });
  return found;
}
