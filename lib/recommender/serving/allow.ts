import { familiesOf } from "@/lib/shop/catalog/words/colour-families";
import { findProduct } from "@/lib/shop/catalog/resolve-products";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { type CatalogProduct, isOffered } from "@/lib/shop/catalog/catalog-product";
import type { Matcher } from "@/lib/shop/filters/compile-filter";
import { categoriesOf, type Filter, matcherOf } from "@/lib/shop/filters/filter";
import type { Steering } from "@/lib/recommender/rules/steering";
import type { ProductFilter } from "./schema";
import type { Scored } from "./scored";
import type { ListSubject, Serving } from "./serving";
import type { Refusals } from "./short";
import type { Removed } from "./trace-schema";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";

/** What every list of one call must respect. */
export interface CallRules {
  excluded: ReadonlySet<number>;
  matchesFilter(product: CatalogProduct): boolean;
  /** The categories that nothing else fits the filter than what is in them; left out where it may be anywhere. */
  within?: ReadonlySet<number>;
  /** The filters beside those that facets are counted by; left out where there are none. */
  where?: Matcher;
}

/** The rules of one list of the call: with its own filters, and without what its earlier pages have shown. */
export function narrow(
  rules: CallRules,
  filters: readonly Filter[],
  shown: readonly number[],
  context: { catalog: LiveCatalog; page: CatalogProduct | null; now: number },
): CallRules {
  if (filters.length === 0 && shown.length === 0) return rules;
  const matchers = filters.map((filter) => matcherOf(filter, context));
  const where: Matcher = (product) => matchers.every((fits) => fits(product));
  const { catalog } = context;
  const names = filters.map(categoriesOf).find((some) => some !== null) ?? null;
  const ids = names?.flatMap((name) => [...catalog.subtree(catalog.findCategory(name)?.id ?? 0)]);
  return {
    excluded: shown.length === 0 ? rules.excluded : new Set([...rules.excluded, ...shown]),
    matchesFilter: (product) => rules.matchesFilter(product) && where(product),
    where,
    within: ids && new Set(ids),
  };
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
  within: ReadonlySet<number> | null = null,
): (() => Iterable<CatalogProduct>) | null {
  if (isSearch(strategy)) return () => matchesOf(subject).map(({ product }) => product);
  const categories = scope ?? within;
  return categories && (() => catalog.inCategories(categories));
}

/** A list, as far as its products may be refused. */
export interface Allowing {
  strategy: Strategy;
  subject: ListSubject;
  serving: Serving;
  rules: CallRules;
  /** The categories it is confined to; null: none. */
  scope: ReadonlySet<number> | null;
  /** Products of the call's earlier lists; read at each question. */
  used: ReadonlySet<number>;
  steering: Steering | null;
}

/** Why a product may not stand in a list; null: it may. */
export function createRefusal(allowing: Allowing): (product: CatalogProduct) => Removed | null {
  const { strategy, subject, serving, rules, scope, used, steering } = allowing;
  const left = leftOutBy(strategy, subject, serving);
  const matched = isSearch(strategy) ? new Set(matchesOf(subject).map(({ product }) => product.id)) : null;
  const barred = steering?.hasBarriers ? steering : null;
  const { soldOut } = strategy.leaveOut;
  const { disliked } = serving.past;
  return (product) => {
    const { id } = product;
    if (soldOut && product.stock <= 0) return "sold out";
    if (left.has(id)) return "met, bought or in the cart";
    if (matched === null && disliked.has(id)) return "rated low by the shopper";
    if (scope !== null && !scope.has(product.categoryId)) return "of another category";
    if (matched !== null && !matched.has(id)) return "not found by the search";
    if (rules.excluded.has(id)) return "excluded by the request";
    if (!rules.matchesFilter(product)) return "filtered out by the request";
    if (barred !== null && !barred.allows(product)) return "left out by a rule";
    return used.has(id) ? "in another list of the call" : null;
  };
}

/** Whether a product may stand in a list. What refuses one is noted in `refusals`: asked for when the list is short. */
export function createAllow(allowing: Allowing, refusals: Refusals): (product: CatalogProduct) => boolean {
  const refusalOf = createRefusal(allowing);
  return (product) => {
    const refusal = refusalOf(product);
    if (refusal === null) return true;
    if (refusal === "in another list of the call") refusals.elsewhere = true;
    else if (refusal === "left out by a rule") refusals.byRules = true;
    else if (refusal.endsWith("by the request")) refusals.byRequest = true;
    return false;
  };
}

/** Products that a strategy leaves out whatever they are: met, bought, in the cart, or what the page is about. */
function leftOutBy(
  { leaveOut }: Strategy,
  { product }: ListSubject,
  { state }: Serving,
): ReadonlySet<number> {
  const { purchased, inCart, seen } = leaveOut;
  const left = new Set<number>(inCart ? state.cart : []);
  if (seen) for (const { productId } of state.facts) left.add(productId);
  if (purchased) {
    for (const { kind, productId } of state.facts) if (kind === "purchase") left.add(productId);
  }
  if (product) left.add(product.id);
  return left;
}

/** Whether a pinned product may stand in a list: what was met or bought may, what cannot be had or was rated low may not. */
export function createMayPin(
  strategy: Strategy,
  { product: page, search }: ListSubject,
  { state, past }: Pick<Serving, "state" | "past">,
  rules: CallRules,
  used: ReadonlySet<number>,
): (product: CatalogProduct) => boolean {
  const { soldOut, inCart } = strategy.leaveOut;
  const cart = new Set(inCart ? state.cart : []);
  // What nobody has searched for is not found by pinning it.
  const isFound = (product: CatalogProduct) =>
    !isSearch(strategy) || (search?.found.includes(product) ?? false);
  return (product) =>
    isFound(product) &&
    (isSearch(strategy) || !past.disliked.has(product.id)) &&
    (!soldOut || product.stock > 0) &&
    product.id !== page?.id &&
    !cart.has(product.id) &&
    !rules.excluded.has(product.id) &&
    rules.matchesFilter(product) &&
    !used.has(product.id);
}
