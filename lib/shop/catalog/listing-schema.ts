import { z } from "zod";
import { withoutNul } from "@/lib/platform/clean-text";
import { parseMoney } from "@/lib/platform/money";
import { attributeKey } from "./attribute-values";
import { attributeOfParam, type Listing, SORTS } from "./listing";

/** What Next hands a page: every parameter once, several times or not at all. */
export type SearchParams = Record<string, string | string[] | undefined>;

const MAX_VALUES = 30;
const MAX_PAGE = 100_000;
const MAX_ATTRIBUTES = 10;
const LONGEST_KEY = 60;

const one = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const all = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const name = withoutNul(z.string().trim().min(1).max(120));
const path = withoutNul(z.string().trim().min(1).max(500));
const names = z
  .preprocess(all, z.array(z.unknown()))
  .transform((given) => given.flatMap((one) => name.safeParse(one).data ?? []))
  .transform((given) => [...new Set(given)].slice(0, MAX_VALUES));

const page = z.preprocess(one, z.coerce.number().int().min(1).max(MAX_PAGE)).catch(1);

/** Which page of a list an address asks for, from 1. Never fails: what cannot be understood is the first. */
export const parsePage = (params: SearchParams): number => page.parse(params.page);

const price = (currency: string) =>
  z
    .preprocess(one, z.string())
    .transform((text) => parseMoney(text, currency))
    .refine((amount) => amount === null || (amount >= 0 && amount <= 2 ** 31 - 1))
    .catch(null);

/** What is chosen of attributes; one that no product has stays, as it narrows the listing to nothing. */
function readAttributeChoices(params: SearchParams): Listing["attributes"] {
  const chosen = new Map<string, string[]>();
  for (const [param, given] of Object.entries(params)) {
    const written = attributeOfParam(param);
    const key = written === null || written.length > LONGEST_KEY ? "" : attributeKey(written);
    const values = key === "" ? [] : names.parse(given);
    if (values.length > 0 && chosen.size < MAX_ATTRIBUTES) chosen.set(key, values);
  }
  return Object.fromEntries(chosen);
}

/**
 * Reads a listing from the URL. Never fails: what cannot be understood is as if it were not there, and a price range
 * written the wrong way round is turned. Prices in URLs are decimals of `currency`: `min=12.50`.
 */
export function parseListing(params: SearchParams, currency: string): Listing {
  const { brand, colour, min, max, stock, sort } = z
    .object({
      brand: names,
      colour: names,
      min: price(currency),
      max: price(currency),
      stock: z
        .preprocess(
          one,
          z.literal("1").transform(() => true),
        )
        .catch(false),
      sort: z.preprocess(one, z.enum(SORTS)).catch("featured"),
    })
    .parse(params);
  const turned = min !== null && max !== null && min > max;
  const [minPrice, maxPrice] = turned ? [max, min] : [min, max];
  return {
    brands: brand,
    colours: colour,
    attributes: readAttributeChoices(params),
    category: null,
    minPrice,
    maxPrice,
    inStock: stock,
    sort,
    page: parsePage(params),
  };
}

const searchSchema = z.object({ category: z.preprocess(one, path).nullable().catch(null) });

/** As `parseListing`, with the category that only searches are narrowed by, and without attributes. */
export function parseSearchListing(params: SearchParams, currency: string): Listing {
  const { category } = searchSchema.parse(params);
  return { ...parseListing(params, currency), attributes: {}, category };
}
