import "server-only";
import { z } from "zod";
import type { Filter } from "@/lib/shop/filters/filter";
import { whereSchema } from "@/lib/shop/filters/where-schema";
import { cleanText, withoutNul } from "@/lib/platform/clean-text";
import { foreignShopper, type Reader, readerQuery } from "@/lib/shop/auth/reader";
import { AppError } from "@/lib/platform/errors";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { SORTS, type Sort } from "@/lib/shop/catalog/listing";
import { findNearMisses } from "@/lib/shop/catalog/near-misses";
import { parsePublicProductId } from "@/lib/platform/ids";
import { MAX_MATCHES } from "@/lib/shop/catalog/search-query";
import { type Cursor, cursorSchema } from "./cursor";
import { readModelScores } from "./model-scores";
import { requireSameLists } from "./next-page";
import { recommend } from "./recommend";
import {
  facetsSchema,
  listOriginSchema,
  MAX_K,
  type ProductFilter,
  type RecommendRequest,
  productCardSchema,
  readingShape,
} from "./schema";

/** A process that is just starting finds nothing before it has a catalog, which would be untrue. */
const START_TIMEOUT_MS = 3_000;
const MAX_NAMES = 30;

const names = z
  .union([cleanText(120), z.array(cleanText(120)).min(1).max(MAX_NAMES)])
  .transform((given) => [given].flat());
const price = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);

export const searchQuerySchema = z.object({
  q: withoutNul(z.string().trim().min(1).max(200)),
  limit: z.coerce.number().int().min(1).max(MAX_K).default(24),
  offset: z.coerce.number().int().min(0).max(MAX_MATCHES).default(0),
  cursor: cursorSchema
    .optional()
    .describe(
      "What the page before gave as its cursor, in place of an offset: the next page repeats nothing, whatever was sold or changed meanwhile. It is of one query, with its filters and sort.",
    ),
  category: cleanText(500).optional().describe("Slug or path; everything below it counts."),
  brand: names.optional().describe("May be repeated."),
  colour: names.optional().describe("A family of colours such as `Blue`; may be repeated."),
  minPrice: price.optional().describe("Minor units, inclusive."),
  maxPrice: price.optional().describe("Minor units, inclusive."),
  inStock: z.enum(["true", "false"]).optional(),
  ...readerQuery,
  user_id: foreignShopper.optional().describe("The same by its plain name."),
  where: whereSchema()
    .optional()
    .describe('A condition every product fulfils: `price <= 2000 and not (brand = "Aster")`.'),
  sort: z.enum(SORTS).default("featured").describe("featured: what fits best comes first."),
});

/** One page of what a query finds: a list of the placement `search`. */
export const searchAnswerSchema = listOriginSchema
  .extend({
    query: z.string(),
    total: z.int().min(0).describe("Products of all pages together."),
    limit: z.int().min(1).describe("Products of a page."),
    offset: z.int().min(0).describe("Products before those of this page."),
    misspelt: z.boolean().describe("True when the products are those of the nearest spelling."),
    ...readingShape,
    products: z.array(
      productCardSchema.extend({
        personalization_score: z
          .number()
          .min(0)
          .max(1)
          .optional()
          .describe("Where a shopper is named: how much of what they want most, by the models alone."),
      }),
    ),
    facets: facetsSchema,
    cursor: z
      .string()
      .nullable()
      .describe(
        "Hand it back to get the next page, which repeats nothing; null at the end, after a thousand products, and on a page that an offset has jumped to.",
      ),
    near: z
      .object({
        words: z.array(z.string()).describe("Words of the shop that are written alike."),
        categories: z.array(z.object({ name: z.string(), path: z.string() })),
      })
      .nullable()
      .describe("What to try instead, where nothing was found."),
  })
  .meta({ id: "SearchAnswer" });
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

export interface SearchRequest extends Pick<RecommendRequest, "device" | "forced" | "trusted"> {
  shopperId: string | null;
  query: string;
  limit: number;
  offset: number;
  /** Of the page before; it takes the place of an offset. */
  cursor?: Cursor;
  filter?: ProductFilter;
  where?: Filter;
  sort?: Sort;
}

/** What the query string of the API narrows a search by. */
export function toFilter(query: z.output<typeof searchQuerySchema>): ProductFilter {
  const { category, brand, colour, minPrice, maxPrice, inStock } = query;
  return { category, brands: brand, colours: colour, minPrice, maxPrice, inStock: inStock === "true" };
}

function isNarrowed(filter: ProductFilter = {}): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== false);
}

/**
 * One page of what a query finds, in the order this shopper is likely to want it: mostly by how well it matches, partly by
 * taste, and what is sold out last. While the database is slow or away the answer comes from memory; its rung says so. Throws
 * AppError invalid for a cursor of another search, or beside an offset; unavailable when there is no catalog to search yet.
 */
export async function searchForShopper(request: SearchRequest): Promise<SearchAnswer> {
  const { shopperId, trusted, device, forced, query, limit, filter, where, sort, cursor } = request;
  const catalog = await getLiveCatalog(START_TIMEOUT_MS);
  const asked: RecommendRequest = {
    shopperId,
    trusted,
    device,
    forced,
    placements: [{ placement: "search", k: limit, offset: request.offset, query, sort, cursor }],
    filter,
    where,
    failsWithoutSearch: true,
    withFacets: true,
  };
  requireNoOffset(request);
  requireSameLists(asked);
  const { lists } = await recommend(asked);
  const list = lists[0];
  if (!list?.search?.facets) throw new Error("A search was answered without its list.");
  const { items, search, short: _short, cursor: next, trace: _trace, ...origin } = list;
  const { total, offset, misspelt, reading, corrected, facets = list.search.facets } = search;
  const near = total === 0 && !where && !isNarrowed(filter) ? await findNearMisses(query, catalog) : null;
  const products = items.map(({ product }) => product);
  const page = {
    query,
    total,
    limit,
    offset,
    misspelt,
    reading,
    corrected,
    products,
    facets,
    cursor: next,
    near,
  };
  return { ...origin, ...page };
}

function requireNoOffset({ cursor, offset }: SearchRequest): void {
  if (!cursor || offset === 0) return;
  const fields = [{ path: "offset", message: "A cursor knows where it goes on: leave the offset out." }];
  throw new AppError("invalid", "The request is not valid.", { fields });
}

/** The same answer, each product with how much somebody whom a key names wants it. */
export async function withPersonalScores(answer: SearchAnswer, reader: Reader): Promise<SearchAnswer> {
  const scores = await readModelScores(reader);
  const products = answer.products.map((product) => ({
    ...product,
    personalization_score: scores.personal(parsePublicProductId(product.id) ?? -1),
  }));
  return { ...answer, products };
}
