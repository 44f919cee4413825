import "server-only";
import type { CatalogProduct } from "./catalog-product";
import { getLiveCatalog } from "./live-catalog";
import { orFromMemory } from "./from-memory";
import { toProductCard } from "./product-card";
import { searchProducts } from "./search";
import { searchInMemory } from "./search-memory";
import { readQuery } from "./search-query";
import type { Suggestions } from "./suggestions";
import { toWords } from "./words/normalise";

const SUGGESTED_PRODUCTS = 6;
const SUGGESTED_CATEGORIES = 3;
/** So many are looked through for what can be had. */
const LOOKED_THROUGH = 60;

/**
 * What a shopper may be about to type: products by their first matches, categories by name or by other words for it. While
 * the database is away, by what products are called.
 */
export async function suggest(query: string): Promise<Suggestions> {
  const words = toWords(query);
  if (words.length === 0) return { products: [], categories: [] };
  const catalog = await getLiveCatalog();
  const read = await readQuery(query, catalog, { isTyping: true });
  const { matches } = await orFromMemory(
    () => searchProducts(read, LOOKED_THROUGH),
    () => searchInMemory(read, LOOKED_THROUGH),
  );
  const products = matches.flatMap(({ productId }) => catalog.byId.get(productId) ?? []);
  const inStock = products.filter(({ stock }) => stock > 0);
  const soldOut = products.filter(({ stock }) => stock === 0);
  const meant = new Set(read.plan.places.direct);
  const categories = [...catalog.categories.values()].filter(
    ({ id, name }) => meant.has(id) || startsEach(toWords(name), words),
  );
  return {
    products: [...inStock, ...soldOut].slice(0, SUGGESTED_PRODUCTS).map(toSuggestion),
    categories: categories.slice(0, SUGGESTED_CATEGORIES).map(({ name, path }) => ({ name, path })),
  };
}

function startsEach(name: readonly string[], words: readonly string[]): boolean {
  return words.every((word) => name.some((part) => part.startsWith(word)));
}

function toSuggestion(product: CatalogProduct): Suggestions["products"][number] {
  const { id, slug, name, image } = toProductCard(product);
  return { id, slug, name, image };
}
