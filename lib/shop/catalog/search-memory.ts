import "server-only";
import type { LiveCatalog } from "./catalog-index";
import { type CatalogProduct, isOffered } from "./catalog-product";
import { type Match, TIER_ELSEWHERE } from "./match";
import { type Matches, MAX_MATCHES, type ReadQuery, readQuery, searchBy } from "./search-query";
import { type Way, waysOf } from "./asked";
import type { Lexicon } from "./lexicon";
import type { QueryPlan } from "./plan-query";
import type { Phrase } from "./words/thesaurus";

type Ids = ReadonlySet<number>;

function productsBelow(categories: Iterable<number>, { catalog }: Lexicon): number[] {
  return [...categories].flatMap((id) => [...catalog.inCategories(catalog.subtree(id))].map((one) => one.id));
}

function intersect(sets: readonly Ids[]): Set<number> {
  const [smallest = new Set<number>(), ...others] = sets.toSorted((a, b) => a.size - b.size);
  return new Set([...smallest].filter((id) => others.every((other) => other.has(id))));
}

/** Products called so, and those of categories called so. */
function productsOf({ words, together }: Way, lexicon: Lexicon): Ids {
  if (together && words.length > 1) {
    return new Set([
      ...lexicon.productsCalled(words),
      ...productsBelow(lexicon.categoriesOf(words), lexicon),
    ]);
  }
  return intersect(
    words.map(
      (word) =>
        new Set([
          ...lexicon.productsWith(word),
          ...[...lexicon.categoriesWith(word)].flatMap((id) =>
            [...lexicon.catalog.inCategory(id)].map((one) => one.id),
          ),
        ]),
    ),
  );
}

function productsNamed(words: Phrase, together: boolean, lexicon: Lexicon): number[] {
  const each = intersect(words.map((word) => new Set(lexicon.productsNamed(word))));
  return together && words.length > 1 ? [...each].filter((id) => lexicon.isNamed(id, words)) : [...each];
}

/** One search through what is in memory: names, brands, colours, codes and categories. */
class MemorySearch {
  readonly #found = new Map<Way, Ids>();

  constructor(readonly lexicon: Lexicon) {}

  ask(plan: QueryPlan): Match[] {
    const { catalog } = this.lexicon;
    const said = intersect(plan.asked.map((one) => this.#any(waysOf(one))));
    const named = intersect(plan.asked.map((one) => this.#named(waysOf(one))));
    const typed = plan.asked.map(({ literal, spellings }) => this.#named([literal, ...spellings]));
    const literal = intersect(typed);
    const without = this.#any(plan.without.map((words) => ({ words, together: true })));
    const coded = new Set(this.#coded(plan.code));
    const ids = new Set([...said, ...coded]);
    const matches: Match[] = [];
    for (const id of ids) {
      const product = catalog.byId.get(id);
      if (!product || without.has(id) || !isInRange(product, plan)) continue;
      const called = literal.has(id) || coded.has(id) ? 0 : named.has(id) ? 1 : 2;
      matches.push({ productId: id, tier: tierOf(product, plan, called) });
    }
    const priceOf = ({ productId }: Match) =>
      plan.cheapest ? (catalog.byId.get(productId)?.price.amount ?? 0) : 0;
    return matches.sort((a, b) => a.tier - b.tier || priceOf(a) - priceOf(b) || a.productId - b.productId);
  }

  #of(way: Way): Ids {
    let known = this.#found.get(way);
    if (!known) this.#found.set(way, (known = productsOf(way, this.lexicon)));
    return known;
  }

  #any(ways: readonly Way[]): Ids {
    return new Set(ways.flatMap((way) => [...this.#of(way)]));
  }

  /** By name alone. */
  #named(ways: readonly Way[]): Ids {
    return new Set(ways.flatMap(({ words, together }) => productsNamed(words, together, this.lexicon)));
  }

  #coded(code: string | null): number[] {
    if (code === null) return [];
    return this.lexicon.productsCoded(code, "beginning");
  }
}

function isInRange(product: CatalogProduct, { minPrice, maxPrice }: QueryPlan): boolean {
  return isOffered(product, { minPrice: minPrice ?? 0, maxPrice: maxPrice ?? Infinity, inStock: false });
}

/**
 * As the database tells them apart, without descriptions.
 *
 * @param called 0 as it was typed, 1 by another word, 2 not in its name
 */
function tierOf({ categoryId }: CatalogProduct, { places }: QueryPlan, called: 0 | 1 | 2): number {
  const { direct, below, elsewhere } = places;
  if (direct.length === 0) return called;
  if (direct.includes(categoryId)) return called === 1 && elsewhere === "near" ? 2 : called;
  if (below.includes(categoryId)) return called + 1;
  return called === 0 ? TIER_ELSEWHERE[elsewhere] : 4;
}

/**
 * The products in memory that a query finds by what they are called: for when the database cannot be asked. Descriptions
 * are not in memory, and letters are not compared one by one.
 */
export async function searchMemory(
  query: string,
  catalog: LiveCatalog,
  limit = MAX_MATCHES,
): Promise<Matches> {
  return searchInMemory(await readQuery(query, catalog), limit);
}

/** The same for a query that is understood already. */
export async function searchInMemory(read: ReadQuery, limit = MAX_MATCHES): Promise<Matches> {
  const memory = new MemorySearch(read.vocabulary.lexicon);
  const found = await searchBy(read, {
    ask: async (plan) => memory.ask(plan),
    askFuzzily: async () => [],
  });
  return { ...found, matches: found.matches.slice(0, limit) };
}
