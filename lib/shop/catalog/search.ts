import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { getLiveCatalog } from "./live-catalog";
import { type Match, TIER_ELSEWHERE } from "./match";
import { type Matches, MAX_MATCHES, type ReadQuery, readQuery, searchBy } from "./search-query";
import type { QueryPlan } from "./plan-query";
import { type TextQueries, toTextQueries } from "./to-tsquery";

/** A word is taken for a misspelt one when it shares this much of its trigrams: `teapto` and `teapot` share 0.57. */
const WORD_LIKENESS = 0.4;
/** And a product is a match when its name is on average this like the words searched for. */
const NAME_LIKENESS = 0.45;

/**
 * $1 to $4 the text queries of a plan, $5 categories called so, $6 all below these, $7 the tier of what is called so and lies
 * elsewhere, $8 and $9 prices, $10 whether the cheapest come first, $11 how many. The tiers are those of `tierOf`.
 */
export const SEARCH_SQL = `
select string_agg(id || ' ' || tier, ',') as found from (
select p.id,
       case when not p.search @@ to_tsquery('search_english', $2) then 5
            when cardinality($5::int[]) = 0 or p.category_id = any($5) then
              case when p.search @@ to_tsquery('search_english', $4) then 0
                   when p.search @@ to_tsquery('search_english', $3) and $7::int <> 1 then 1 else 2 end
            when p.category_id = any($6) then
              case when p.search @@ to_tsquery('search_english', $4) then 1
                   when p.search @@ to_tsquery('search_english', $3) then 2 else 3 end
            when p.search @@ to_tsquery('search_english', $4) then $7::int
            else 4 end as tier
  from products p
 where p.search @@ to_tsquery('search_english', $1) and p.status = 'active'
   and ($9::int is null or p.price_amount <= $9)
   and ($8::int is null or p.price_amount >= $8 or exists (
        select from product_variants v where v.product_id = p.id and v.status = 'active'
           and v.price_amount between $8 and coalesce($9, 2147483647)))
 order by tier, case when $10::boolean then p.price_amount end,
          ts_rank('{0.02, 0.2, 0.4, 1}', p.search, to_tsquery('search_english', $2)) desc, p.id
 limit $11) best`;

/** $1 words, $2 least likeness of a name, $3 how many. The trigram index finds the candidates of each word. */
export const FUZZY_SQL = `
select p.id as "productId", 4 as tier
  from unnest($1::text[]) word
  join products p on word <% search_text(p.name)
 where p.status = 'active'
 group by p.id
having sum(word_similarity(word, search_text(p.name))) / cardinality($1::text[]) >= $2::float8
 order by sum(word_similarity(word, search_text(p.name))) desc, p.id
 limit $3`;

async function ask(plan: QueryPlan, queries: TextQueries, limit: number): Promise<Match[]> {
  const { found, said, named, literal } = queries;
  const { direct, below, elsewhere } = plan.places;
  const { minPrice, maxPrice, cheapest } = plan;
  const places = [direct, below, TIER_ELSEWHERE[elsewhere]];
  const values = [found, said, named, literal, ...places, minPrice, maxPrice, cheapest, limit];
  const { rows } = await getPool().query<{ found: string | null }>(SEARCH_SQL, values);
  return readMatches(rows[0]?.found ?? "");
}

/** Thousands of rows in one text, `17 0,4 2`: a tenth of the time they take one by one. */
function readMatches(found: string): Match[] {
  const matches: Match[] = [];
  for (let from = 0; from < found.length;) {
    const space = found.indexOf(" ", from);
    let end = found.indexOf(",", space);
    if (end < 0) end = found.length;
    matches.push({ productId: Number(found.slice(from, space)), tier: Number(found.slice(space + 1, end)) });
    from = end + 1;
  }
  return matches;
}

async function askFuzzily(plan: QueryPlan, limit: number): Promise<Match[]> {
  const words = plan.asked.flatMap(({ literal }) => literal.words);
  const { rows } = await inTransaction(async (_db, client) => {
    await client.query(`set local pg_trgm.word_similarity_threshold = ${WORD_LIKENESS}`);
    return client.query<Match>(FUZZY_SQL, [words, NAME_LIKENESS, limit]);
  });
  return rows;
}

/** The active products a query finds in the database, as it stands at this moment. */
export async function searchProducts(read: ReadQuery, limit = MAX_MATCHES): Promise<Matches> {
  return searchBy(read, {
    ask: (plan) => ask(plan, toTextQueries(plan), limit),
    askFuzzily: (plan) => askFuzzily(plan, limit),
  });
}

/** As `searchProducts`, by the words of the live catalog. */
export async function findMatchingProducts(query: string, limit = MAX_MATCHES): Promise<Matches> {
  return searchProducts(await readQuery(query, await getLiveCatalog()), limit);
}
