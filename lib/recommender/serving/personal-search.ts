import "server-only";
import { z } from "zod";
import { withoutNul } from "@/lib/platform/clean-text";
import { findMatchingProducts } from "@/lib/shop/catalog/search";
import { toProductCard } from "@/lib/shop/catalog/product-card";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { createAllow, toCallRules } from "./allow";
import { blendSources } from "./candidates";
import { getEngine } from "./engine";
import { productCardSchema } from "./schema";
import { createServing, type ListSubject } from "./serving";
import { STRANGER } from "./shopper-state";
import { strategyOf } from "@/lib/recommender/strategies/strategies";

export const searchQuerySchema = z.object({
  q: withoutNul(z.string().trim().min(1).max(200)),
  limit: z.coerce.number().int().min(1).max(100).default(24),
  offset: z.coerce.number().int().min(0).max(500).default(0),
});

export const searchAnswerSchema = z
  .object({
    query: z.string(),
    total: z.int().min(0),
    misspelt: z.boolean().describe("True when the products are those of the nearest spelling."),
    products: z.array(productCardSchema),
  })
  .meta({ id: "SearchAnswer" });
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

/**
 * One page of what a query finds, in the order this shopper is likely to want it: mostly by how well it matches, partly by
 * taste. Throws AppError unavailable when the database cannot be asked.
 */
export async function searchForShopper(input: {
  shopperId: string | null;
  query: string;
  limit: number;
  offset: number;
}): Promise<SearchAnswer> {
  const { shopperId, query, limit, offset } = input;
  const engine = getEngine();
  const now = Date.now();
  try {
    const [catalog, state, { matches, misspelt }] = await Promise.all([
      engine.catalog(),
      shopperId === null ? STRANGER : engine.states.read(shopperId, now),
      findMatchingProducts(query),
    ]);
    const found = matches.flatMap(({ productId }) => catalog.byId.get(productId) ?? []);
    const { trends, complements, model } = engine;
    const serving = createServing({ now, catalog, state, trends, complements, model });
    const subject: ListSubject = {
      product: null,
      category: null,
      query,
      matches: found.map((product, rank) => ({ product, score: 1 - rank / found.length })),
    };
    const strategy = strategyOf("search.rerank");
    const rules = toCallRules([], {}, catalog);
    const allows = createAllow(strategy, subject, serving, rules, null, new Set());
    const request = { ...serving, subject, allows, scope: null, among: () => found, limit: found.length };
    const ranked = blendSources(strategy, request);
    const products = ranked.slice(offset, offset + limit).map(({ product }) => toProductCard(product));
    return { query, total: ranked.length, misspelt, products };
  } catch (error) {
    throw toUnavailable(error);
  }
}
