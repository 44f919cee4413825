import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import type { LiveCatalog } from "./catalog-index";
import type { CatalogProduct } from "./catalog-product";
import { getLiveCatalog } from "./live-catalog";
import { toProductCard } from "./product-card";
import type { Suggestions } from "./suggestions";

/** No shopper pages further than this, and reranking needs no more. */
export const MAX_MATCHES = 500;
const MAX_WORDS = 8;
/** A word is taken for a misspelt one when it shares this much of its trigrams: `teapto` and `teapot` share 0.57. */
const WORD_LIKENESS = 0.4;
/** And a product is a match when its name is on average this like the words searched for. */
const NAME_LIKENESS = 0.45;

export interface Match {
  productId: number;
  /** Larger is better; comparable within one answer only. */
  score: number;
}

export interface Matches {
  /** Best first, at most MAX_MATCHES. */
  matches: Match[];
  /** True when nothing was written as searched for and the matches are the nearest spellings. */
  misspelt: boolean;
}

export function toWords(query: string): string[] {
  return (query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS);
}

/** Quotation marks and minus signs: whoever writes these has finished writing. */
const OPERATORS = /"|(^|\s)-/;

/** `cer mug` → `'cer' & 'mug':*`: the last word may be unfinished. Words hold letters and digits only. */
function toPrefixQuery(query: string, words: readonly string[]): string {
  if (OPERATORS.test(query)) return "";
  return words.map((word, i) => (i === words.length - 1 ? `'${word}':*` : `'${word}'`)).join(" & ");
}

/**
 * $1 what was typed, $2 its prefix query, $3 how many. Three readings of the query: by English stems, letter by letter
 * (codes and brands), and with the last word unfinished.
 */
export const SEARCH_SQL = `
select p.id as "productId", ts_rank_cd(p.search, q.query, 1)::float8 as score
  from (select websearch_to_tsquery('english', $1) || websearch_to_tsquery('simple', $1)
            || to_tsquery('english', $2) as query) q
  join products p on p.search @@ q.query
 where p.status = 'active'
 order by score desc, p.id
 limit $3`;

/** $1 words, $2 least likeness of a name, $3 how many. The trigram index finds the candidates of each word. */
export const FUZZY_SQL = `
select p.id as "productId", (sum(word_similarity(word, lower(p.name))) / cardinality($1::text[]))::float8 as score
  from unnest($1::text[]) word
  join products p on word <% lower(p.name)
 where p.status = 'active'
 group by p.id
having sum(word_similarity(word, lower(p.name))) / cardinality($1::text[]) >= $2::float8
 order by score desc, p.id
 limit $3`;

/** The active products a query finds: as written, else by spelling. */
export async function findMatchingProducts(query: string, limit = MAX_MATCHES): Promise<Matches> {
  const words = toWords(query);
  if (words.length === 0) return { matches: [], misspelt: false };
  const exact = await getPool().query<Match>(SEARCH_SQL, [query, toPrefixQuery(query, words), limit]);
  if (exact.rows.length > 0) return { matches: exact.rows, misspelt: false };
  const fuzzy = await inTransaction(async (_db, client) => {
    await client.query(`set local pg_trgm.word_similarity_threshold = ${WORD_LIKENESS}`);
    return client.query<Match>(FUZZY_SQL, [words, NAME_LIKENESS, limit]);
  });
  return { matches: fuzzy.rows, misspelt: fuzzy.rows.length > 0 };
}

/** The beginning of a word, in any case; words hold letters and digits only. `lamps` finds a lamp too. */
function toBeginning(word: string): RegExp {
  const stem = word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word;
  return new RegExp(`(?<![\\p{L}\\p{N}])${stem}`, "iu");
}

/**
 * The products in memory whose name, brand and code together hold every word of a query, the newest first: for when the
 * database cannot be asked. Looks through the catalog until there are `limit`: about 20 ms for 100,000 products.
 */
export function findByName(query: string, catalog: LiveCatalog, limit = MAX_MATCHES): number[] {
  const beginnings = toWords(query).map(toBeginning);
  const found: number[] = [];
  if (beginnings.length === 0) return found;
  for (const { id, name, brand, sku } of catalog.newest) {
    const text = `${name} ${brand} ${sku}`;
    if (beginnings.every((beginning) => beginning.test(text))) found.push(id);
    if (found.length === limit) break;
  }
  return found;
}

const SUGGESTED_PRODUCTS = 6;
const SUGGESTED_CATEGORIES = 3;

/** What a shopper may be about to type: products by their first matches, categories by the beginnings of their words. */
export async function suggest(query: string): Promise<Suggestions> {
  const words = toWords(query);
  if (words.length === 0) return { products: [], categories: [] };
  const catalog = await getLiveCatalog();
  const { matches } = await findMatchingProducts(query, SUGGESTED_PRODUCTS);
  const products = matches.flatMap(({ productId }) => catalog.byId.get(productId) ?? []);
  const categories = [...catalog.categories.values()].filter(({ name }) => startsEach(toWords(name), words));
  return {
    products: products.map(toSuggestion),
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
