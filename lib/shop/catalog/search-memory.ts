import "server-only";
import type { LiveCatalog } from "./catalog-index";
import type { CatalogProduct } from "./catalog-product";
import { type Match, type Matches, MAX_MATCHES, readQuery, searchBy } from "./search-query";
import type { Asked, Way } from "./asked";
import type { Lexicon } from "./lexicon";
import { toCode } from "./words/normalise";
import type { QueryPlan } from "./plan-query";

type Ids = ReadonlySet<number>;

/** The codes a product is known by. */
function codesOf({ sku }: CatalogProduct): string[] {
  return [toCode(sku)];
}

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

/** One search through what is in memory: names, brands, colours, codes and categories. */
class MemorySearch {
  readonly #found = new Map<Way, Ids>();

  constructor(readonly lexicon: Lexicon) {}

  ask(plan: QueryPlan, required: readonly Asked[] = plan.asked): Match[] {
    const { catalog } = this.lexicon;
    const said = intersect(required.map(({ literal, others }) => this.#any([literal, ...others])));
    const literal = intersect(plan.asked.map((one) => this.#of(one.literal)));
    const without = this.#any(plan.without.map((words) => ({ words, together: true })));
    const ids = new Set([...said, ...this.#coded(plan.code)]);
    const matches: Match[] = [];
    for (const id of ids) {
      const product = catalog.byId.get(id);
      if (!product || without.has(id) || !isInRange(product, plan)) continue;
      matches.push({ productId: id, tier: tierOf(product, plan, literal.has(id)) });
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

  #coded(code: string | null): number[] {
    if (code === null) return [];
    return this.lexicon.catalog.newest
      .filter((product) => codesOf(product).some((one) => one.startsWith(code)))
      .map(({ id }) => id);
  }
}

function isInRange({ price }: CatalogProduct, { minPrice, maxPrice }: QueryPlan): boolean {
  return price.amount >= (minPrice ?? 0) && price.amount <= (maxPrice ?? Infinity);
}

/** As the database tells them apart, without descriptions. */
function tierOf({ categoryId }: CatalogProduct, { places }: QueryPlan, isLiteral: boolean): number {
  const { direct, below } = places;
  if (direct.length === 0 || direct.includes(categoryId)) return isLiteral ? 0 : 1;
  return below.includes(categoryId) ? 2 : 3;
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
  const read = await readQuery(query, catalog);
  const memory = new MemorySearch(read.vocabulary.lexicon);
  const found = await searchBy(read, {
    ask: async (plan, required) => memory.ask(plan, required),
    askFuzzily: async () => [],
  });
  return { ...found, matches: found.matches.slice(0, limit) };
}
