import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { findProduct } from "@/lib/shop/catalog/resolve-products";
import type { RulesPlan } from "@/lib/recommender/rules/rules-plan";
import type { Exposures, Steering } from "@/lib/recommender/rules/steering";
import { strategyName } from "@/lib/recommender/strategies/strategy-name";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";
import { type CallRules, isSearch, narrow, toCallRules } from "./allow";
import type { ListSpec } from "./build-list";
import { type Found, isPlain, toSearchResult } from "./product-search";
import type { PlacementRequest, RecommendRequest } from "./schema";
import type { ShopperState } from "./shopper-state";

/** What all lists of a call are made from, as far as their specs ask. */
export interface SpecParts {
  request: RecommendRequest;
  catalog: LiveCatalog;
  state: ShopperState;
  rules: RulesPlan;
  exposures: Exposures | null;
  now: number;
}

/** One list to be made, from what was asked for and what a search has found. */
export function toSpec(
  wanted: PlacementRequest,
  usual: Strategy,
  found: Found | null,
  { request, catalog, state, rules: plan, exposures, now }: SpecParts,
): ListSpec {
  const { placement, k, offset = 0, product, category, query, sort = "featured", where, cursor } = wanted;
  const { shopperId, exclude = [], filter = {}, device = "desktop" } = request;
  const searches = isSearch(usual);
  const shown = cursor?.shown ?? [];
  const strategy =
    searches && isPlain({ k, offset: offset + shown.length, sort }) ? inPlainOrder(usual) : usual;
  const page = product === undefined ? null : findProduct(catalog, product);
  const filters = [request.where, where].filter((one) => one !== undefined);
  const call = toCallRules(exclude, filter, catalog);
  const rules = narrow(call, filters, shown, { catalog, page, now });
  const about = category === undefined ? null : catalog.findCategory(category);
  const steering = plan.steer({
    placement,
    k,
    kOfPage: request.placements.reduce((sum, one) => sum + one.k, 0),
    catalog,
    product: page,
    category: about,
    past: state.facts,
    device,
    exposures,
    now,
  });
  const allows = allowedBy(rules, steering);
  return {
    strategy,
    k,
    offset,
    subject: {
      product: page,
      category: about,
      search: query && found ? toSearchResult(query, found, catalog, { k, offset, sort, allows }) : null,
    },
    rules,
    memoryKey: memoryKeyOf(wanted, strategy, shopperId),
    random: null,
    steering,
    passed: shown.length,
    filterNeedsProduct: filters.some(({ needsPage }) => needsPage),
  };
}

function allowedBy(rules: CallRules, steering: Steering | null): (product: CatalogProduct) => boolean {
  const barred = steering?.hasBarriers ? steering : null;
  return (one) =>
    !rules.excluded.has(one.id) && rules.matchesFilter(one) && (barred === null || barred.allows(one));
}

/** What a query found is remembered once for everybody, and not list by list; so are only first pages. */
function memoryKeyOf(
  { placement, product, category, cursor }: PlacementRequest,
  strategy: Strategy,
  shopperId: string | null,
): string | null {
  if (shopperId === null || cursor !== undefined || placement === "search") return null;
  return JSON.stringify([shopperId, placement, strategyName(strategy), product, category]);
}

/** Nothing orders what was found but how well it fits, or what the shopper has chosen. */
function inPlainOrder(strategy: Strategy): Strategy {
  return { ...strategy, sources: strategy.sources.filter(({ source }) => source === "matches") };
}

/** What was known of a shopper when a list began: what they have done since does not move its later pages. */
export function asOf(state: ShopperState, at: number): ShopperState {
  return { ...state, facts: state.facts.filter((fact) => fact.at <= at) };
}
