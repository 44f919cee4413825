import "server-only";
import { z } from "zod";
import { withoutNul } from "@/lib/platform/clean-text";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { MAX_MATCHES } from "@/lib/shop/catalog/search";
import { recommend } from "./recommend";
import { listOriginSchema, MAX_K, productCardSchema } from "./schema";

/** A process that is just starting finds nothing before it has a catalog, which would be untrue. */
const START_TIMEOUT_MS = 3_000;

export const searchQuerySchema = z.object({
  q: withoutNul(z.string().trim().min(1).max(200)),
  limit: z.coerce.number().int().min(1).max(MAX_K).default(24),
  offset: z.coerce.number().int().min(0).max(MAX_MATCHES).default(0),
});

/** One page of what a query finds: a list of the placement `search`. */
export const searchAnswerSchema = listOriginSchema
  .extend({
    query: z.string(),
    total: z.int().min(0).describe("Products of all pages together."),
    limit: z.int().min(1).describe("Products of a page."),
    offset: z.int().min(0).describe("Products before those of this page."),
    misspelt: z.boolean().describe("True when the products are those of the nearest spelling."),
    products: z.array(productCardSchema),
  })
  .meta({ id: "SearchAnswer" });
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

/**
 * One page of what a query finds, in the order this shopper is likely to want it: mostly by how well it matches, partly by
 * taste. While the database is slow the answer comes from memory; its rung says so. Throws AppError unavailable when the
 * database refuses, or when there is no catalog to search yet.
 */
export async function searchForShopper(input: {
  shopperId: string | null;
  query: string;
  limit: number;
  offset: number;
}): Promise<SearchAnswer> {
  const { shopperId, query, limit, offset } = input;
  await getLiveCatalog(START_TIMEOUT_MS);
  const { lists } = await recommend({
    shopperId,
    placements: [{ placement: "search", k: limit, offset, query }],
    failsWithoutSearch: true,
  });
  const list = lists[0];
  if (!list?.search) throw new Error("A search was answered without its list.");
  const { items, search, ...origin } = list;
  const { total, misspelt } = search;
  return { ...origin, query, total, limit, offset, misspelt, products: items.map(({ product }) => product) };
}
