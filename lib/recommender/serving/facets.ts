import type { z } from "zod";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { familiesOf } from "@/lib/shop/catalog/words/colour-families";
import { toCallRules } from "./allow";
import type { facetsSchema, ProductFilter } from "./schema";
import type { Scored } from "./scored";

export type SearchFacets = z.infer<typeof facetsSchema>;

/** What may be chosen of one facet. The most frequent are shown; what is chosen always is. */
const MAX_VALUES = 30;

type Facet = "category" | "brand" | "colour" | "price" | "stock";
const EVERYTHING: Record<Facet, ProductFilter> = {
  category: { category: undefined },
  brand: { brands: undefined },
  colour: { colours: undefined },
  price: { minPrice: undefined, maxPrice: undefined },
  stock: { inStock: undefined },
};

/** Counts what was found by everything it can be narrowed by: a facet as if only its own choice were taken away. */
export function countFacets(
  found: readonly Scored[],
  filter: ProductFilter,
  catalog: LiveCatalog,
): SearchFacets {
  const rulesWithout = (facet: Facet) => toCallRules([], { ...filter, ...EVERYTHING[facet] }, catalog);
  const among = (facet: Facet): CatalogProduct[] => {
    const rules = rulesWithout(facet);
    return found.flatMap(({ product }) => (rules.matchesFilter(product) ? [product] : []));
  };
  const prices = among("price").map(({ price }) => price.amount);
  return {
    categories: countCategories(among("category"), filter, catalog),
    brands: countNames(
      among("brand").flatMap(({ brand }) => (brand === "" ? [] : [brand])),
      filter.brands,
    ),
    colours: countNames(
      among("colour").flatMap(({ colour }) => familiesOf(colour)),
      filter.colours,
    ),
    inStock: among("stock").filter(({ stock }) => stock > 0).length,
    priceRange: prices.length === 0 ? null : { min: minOf(prices), max: maxOf(prices) },
  };
}

const minOf = (values: readonly number[]) =>
  values.reduce((least, value) => Math.min(least, value), Infinity);
const maxOf = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value), -Infinity);

function count<K>(values: Iterable<K>): Map<K, number> {
  const counts = new Map<K, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** By name, the most frequent; those that are chosen among them. */
function countNames(
  values: Iterable<string>,
  chosen: readonly string[] = [],
): { name: string; count: number }[] {
  const counts = count(values);
  for (const name of chosen) if (!counts.has(name)) counts.set(name, 0);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => Number(chosen.includes(b.name)) - Number(chosen.includes(a.name)) || b.count - a.count)
    .slice(0, MAX_VALUES)
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

function countCategories(
  products: readonly CatalogProduct[],
  { category: chosen }: ProductFilter,
  catalog: LiveCatalog,
): SearchFacets["categories"] {
  const counts = count(products.map(({ categoryId }) => categoryId));
  const chosenId = chosen === undefined ? undefined : catalog.findCategory(chosen)?.id;
  if (chosenId !== undefined && !counts.has(chosenId)) {
    const below = catalog.subtree(chosenId);
    counts.set(chosenId, products.filter(({ categoryId }) => below.has(categoryId)).length);
  }
  return [...counts]
    .flatMap(([id, count]) => {
      const category = catalog.categories.get(id);
      return category ? [{ path: category.path, name: category.name, count, isChosen: id === chosenId }] : [];
    })
    .sort((a, b) => Number(b.isChosen) - Number(a.isChosen) || b.count - a.count)
    .slice(0, MAX_VALUES)
    .map(({ path, name, count }) => ({ path, name, count }));
}
