import { familiesOf } from "@/lib/shop/catalog/words/colour-families";
import { findProduct } from "@/lib/shop/catalog/resolve-products";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { type CatalogProduct, isOffered } from "@/lib/shop/catalog/catalog-product";
import type { ProductFilter } from "./schema";
import type { Scored } from "./scored";
import type { ListSubject, Serving } from "./serving";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";

/** What every list of one call must respect. */
export interface CallRules {
  excluded: ReadonlySet<number>;
  matchesFilter(product: CatalogProduct): boolean;
}

/** Unknown products and categories in a request exclude or match nothing. */
export function toCallRules(
  exclude: readonly string[],
  filter: ProductFilter,
  catalog: LiveCatalog,
): CallRules {
  const excluded = new Set(exclude.map((reference) => findProduct(catalog, reference)?.id ?? 0));
  const category = filter.category === undefined ? null : catalog.findCategory(filter.category);
  const categories = filter.category === undefined ? null : catalog.subtree(category?.id ?? 0);
  const brands = filter.brands && new Set(filter.brands);
  const { minPrice = 0, maxPrice = Infinity, inStock = false } = filter;
  const colours = filter.colours && new Set(filter.colours);
  return {
    excluded,
    matchesFilter: (product) =>
      (categories === null || categories.has(product.categoryId)) &&
      (!brands || brands.has(product.brand)) &&
      isOffered(product, { minPrice, maxPrice, inStock }) &&
      (!colours || familiesOf(product.colour).some((family) => colours.has(family))),
  };
}

/** The categories a list is confined to; null = none. */
export function scopeOf(
  strategy: Strategy,
  subject: ListSubject,
  catalog: LiveCatalog,
): ReadonlySet<number> | null {
  if (strategy.scope === "shop") return null;
  const id = subject.category?.id ?? subject.product?.categoryId;
  return id === undefined ? null : catalog.subtree(id);
}

/** Whether a list is an order of what was searched for. */
export function isSearch({ sources }: Strategy): boolean {
  return sources.some(({ source }) => source === "matches");
}

function matchesOf({ search }: ListSubject): readonly Scored[] {
  return search?.products ?? [];
}

/** The products a list of this strategy is chosen from, where these are few; null = the whole catalog. */
export function poolOf(
  strategy: Strategy,
  subject: ListSubject,
  scope: ReadonlySet<number> | null,
  catalog: LiveCatalog,
): (() => Iterable<CatalogProduct>) | null {
  if (isSearch(strategy)) return () => matchesOf(subject).map(({ product }) => product);
  return scope && (() => catalog.inCategories(scope));
}

/**
 * Whether a product may stand in a list of this strategy.
 *
 * @param used products of the call's earlier lists; read at each question
 */
export function createAllow(
  strategy: Strategy,
  subject: ListSubject,
  { state }: Serving,
  rules: CallRules,
  scope: ReadonlySet<number> | null,
  used: ReadonlySet<number>,
): (product: CatalogProduct) => boolean {
  const { soldOut, purchased, inCart, seen } = strategy.leaveOut;
  const left = new Set<number>(inCart ? state.cart : []);
  if (seen) for (const { productId } of state.facts) left.add(productId);
  if (purchased) {
    for (const { kind, productId } of state.facts) if (kind === "purchase") left.add(productId);
  }
  if (subject.product) left.add(subject.product.id);
  const matched = isSearch(strategy) ? new Set(matchesOf(subject).map(({ product }) => product.id)) : null;
  return (product) =>
    (!soldOut || product.stock > 0) &&
    !left.has(product.id) &&
    !used.has(product.id) &&
    !rules.excluded.has(product.id) &&
    (scope === null || scope.has(product.categoryId)) &&
    (matched === null || matched.has(product.id)) &&
    rules.matchesFilter(product);
}
