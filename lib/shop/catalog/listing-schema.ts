import { z } from "zod";
import { withoutNul } from "@/lib/platform/clean-text";
import { parseMoney } from "@/lib/platform/money";
import { type Listing, SORTS } from "./listing";

/** What Next hands a page: every parameter once, several times or not at all. */
export type SearchParams = Record<string, string | string[] | undefined>;

const MAX_VALUES = 30;
const MAX_PAGE = 100_000;

const one = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const all = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const name = withoutNul(z.string().trim().min(1).max(120));
const path = withoutNul(z.string().trim().min(1).max(500));
const names = z
  .preprocess(all, z.array(z.unknown()))
  .transform((given) => given.flatMap((one) => name.safeParse(one).data ?? []))
  .transform((given) => [...new Set(given)].slice(0, MAX_VALUES));

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
      brand: names,
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
  return { brands: brand, minPrice, maxPrice, inStock: stock, sort, page, colours: [], category: null };
}

const searchSchema = z.object({ colour: names, category: z.preprocess(one, path).nullable().catch(null) });

/** As `parseListing`, with what only searches are narrowed by. */
export function parseSearchListing(params: SearchParams, currency: string): Listing {
  const { colour, category } = searchSchema.parse(params);
  return { ...parseListing(params, currency), colours: colour, category };
}
