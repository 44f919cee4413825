import type { z } from "zod";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { type CatalogProduct, isOffered, priceRangeOf } from "@/lib/shop/catalog/catalog-product";
import { listFacetValues, MAX_FACET_VALUES } from "@/lib/shop/catalog/facet-values";
import { familiesOf } from "@/lib/shop/catalog/words/colour-families";
import { toCallRules } from "./allow";
import type { facetsSchema, ProductFilter } from "./schema";

export type SearchFacets = z.infer<typeof facetsSchema>;

const FACETS = ["category", "brand", "colour", "price", "stock"] as const;
type Facet = (typeof FACETS)[number];
const CHOICES: Record<Facet, (keyof ProductFilter)[]> = {
  category: ["category"],
  brand: ["brands"],
  colour: ["colours"],
  price: ["minPrice", "maxPrice"],
  stock: ["inStock"],
};

/** Whether a product fits the choice made of each facet. */
function createTests(filter: ProductFilter, catalog: LiveCatalog) {
  return FACETS.flatMap((facet) => {
    const own = CHOICES[facet].filter((name) => filter[name] !== undefined && filter[name] !== false);
    if (own.length === 0) return [];
    const rules = toCallRules([], Object.fromEntries(own.map((name) => [name, filter[name]])), catalog);
    return [{ facet, fits: rules.matchesFilter }];
  });
}

/** Counts what was found by everything it can be narrowed by: a facet as if only its own choice were taken away. */
export function countFacets(
  found: readonly CatalogProduct[],
  filter: ProductFilter,
  catalog: LiveCatalog,
): SearchFacets {
  const tests = createTests(filter, catalog);
  const categories = new Map<number, number>();
  const brands = new Map<string, number>();
  const colours = new Map<string, number>();
  let [inStock, least, most] = [0, Infinity, -Infinity];
  for (const product of found) {
    const only = findFailure(product, tests);
    if (only === "several" || (only === null && !isOfferedAtOnce(product, filter))) continue;
    if (only === null || only === "category") add(categories, product.categoryId);
    if (product.brand !== "" && (only === null || only === "brand")) add(brands, product.brand);
    if (product.colour !== "" && (only === null || only === "colour")) {
      for (const family of familiesOf(product.colour)) add(colours, family);
    }
    if (product.stock > 0 && (only === null || only === "stock")) inStock++;
    if (only !== null && only !== "price") continue;
    const { min, max } = priceRangeOf(product);
    least = Math.min(least, min);
    most = Math.max(most, max);
  }
  return {
    categories: namedCategories(categories, filter, catalog),
    brands: listFacetValues(brands, filter.brands),
    colours: listFacetValues(colours, filter.colours),
    inStock,
    priceRange: least === Infinity ? null : { min: least, max: most },
  };
}

/** Of a product with variants one and the same has to be of the price asked for and at hand. */
function isOfferedAtOnce(product: CatalogProduct, filter: ProductFilter): boolean {
  const { minPrice = 0, maxPrice = Infinity, inStock = false } = filter;
  return isOffered(product, { minPrice, maxPrice, inStock });
}

/** The one facet whose choice a product does not fit. */
function findFailure(
  product: CatalogProduct,
  tests: ReturnType<typeof createTests>,
): Facet | "several" | null {
  let failed: Facet | null = null;
  for (const { facet, fits } of tests) {
    if (fits(product)) continue;
    if (failed !== null) return "several";
    failed = facet;
  }
  return failed;
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The most frequent first. A chosen one that has others below it stands for all of these. */
function namedCategories(
  counts: Map<number, number>,
  { category: chosen }: ProductFilter,
  catalog: LiveCatalog,
): SearchFacets["categories"] {
  const chosenId = chosen === undefined ? undefined : catalog.findCategory(chosen)?.id;
  if (chosenId !== undefined) {
    const below = [...catalog.subtree(chosenId)];
    counts.set(
      chosenId,
      below.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0),
    );
  }
  return [...counts]
    .flatMap(([id, count]) => {
      const category = catalog.categories.get(id);
      return category ? [{ path: category.path, name: category.name, count, isChosen: id === chosenId }] : [];
    })
    .sort((a, b) => Number(b.isChosen) - Number(a.isChosen) || b.count - a.count)
    .slice(0, MAX_FACET_VALUES)
    .map(({ path, name, count }) => ({ path, name, count }));
}
