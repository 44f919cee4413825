import "server-only";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { toProductCard } from "@/lib/shop/catalog/product-card";
import { findProduct } from "@/lib/shop/catalog/resolve-products";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { messageOf } from "@/lib/platform/errors";
import { toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { getLog } from "@/lib/platform/log";
import { signListToken } from "@/lib/shop/interactions/list-token";
import { NOBODY } from "@/lib/shop/shoppers/nobody";
import { isSearch, toCallRules } from "./allow";
import { type BuiltList, buildLists, type ListSpec } from "./build-list";
import { getEngine } from "./engine";
import { countFacets } from "./facets";
import { findInMemory, type Found, isPlain, toSearchResult } from "./product-search";
import type {
  PlacementRequest,
  RecommendAnswer,
  RecommendedItem,
  RecommendedList,
  RecommendRequest,
} from "./schema";
import { createServing, type ListSubject, type Serving } from "./serving";
import type { Reason } from "./reasons";
import { sayReason, sayTitle } from "./sentences";
import { STRANGER } from "./shopper-state";
import { type Strategy, strategyName, strategyOf } from "@/lib/recommender/strategies/strategies";

/**
 * The lists of a page: one per placement, in the order asked for, no product in two of them. Always answers, unless the
 * request says otherwise; which rung of the ladder live → cached → popular → static each list is from, it says.
 */
export async function recommend(request: RecommendRequest, now = Date.now()): Promise<RecommendAnswer> {
  const asked = performance.now();
  const engine = getEngine();
  const asksForShopper = request.placements.some(({ placement }) => {
    const { history, leaveOut } = strategyOf(placement);
    return history !== "unused" || leaveOut.inCart || leaveOut.purchased;
  });
  const [catalog, state, found] = await Promise.all([
    engine.catalog(),
    request.shopperId && asksForShopper
      ? engine.states.read(request.shopperId, now, request.trusted)
      : STRANGER,
    Promise.all(request.placements.map((wanted) => search(wanted, request))),
  ]);
  const { trends, complements, content } = engine;
  const model = engine.modelFor(request.shopperId);
  const parts = { now, catalog, state, trends, complements, content };
  const serving = createServing({ ...parts, model, newcomers: engine.newcomersOf(model, catalog) });
  const specs = request.placements.map((wanted, index) => ({
    spec: toSpec(wanted, request, found[index] ?? null, catalog),
    index,
  }));
  const built = buildLists(specs, serving, engine.memory);
  const lists = specs.flatMap(({ spec, index }) => {
    const list = built[index];
    return list ? [toList(list, spec, serving, request)] : [];
  });
  engine.count(lists);
  engine.record(model, performance.now() - asked, { parts, specs, shown: built });
  return { shopper: request.shopperId, lists };
}

/** Null where nothing is searched for. */
async function search(
  { placement, query }: PlacementRequest,
  { failsWithoutSearch = false }: RecommendRequest,
): Promise<Found | null> {
  if (!query || !isSearch(strategyOf(placement))) return null;
  const engine = getEngine();
  try {
    const found = await engine.search.find(query);
    if (found) return found;
  } catch (error) {
    if (failsWithoutSearch) throw toUnavailable(error);
    getLog("recommend").warn({ error: messageOf(error) }, "search failed");
  }
  return findInMemory(query, await engine.catalog());
}

function toSpec(
  { placement, k, offset = 0, product, category, query, sort = "featured" }: PlacementRequest,
  { shopperId, exclude = [], filter = {} }: RecommendRequest,
  found: Found | null,
  catalog: LiveCatalog,
): ListSpec {
  const usual = strategyOf(placement);
  const searches = isSearch(usual);
  const strategy = searches && isPlain({ k, offset, sort }) ? inPlainOrder(usual) : usual;
  const rules = toCallRules(exclude, filter, catalog);
  const allows = (one: CatalogProduct) => !rules.excluded.has(one.id) && rules.matchesFilter(one);
  const subject: ListSubject = {
    product: product === undefined ? null : findProduct(catalog, product),
    category: category === undefined ? null : catalog.findCategory(category),
    search: query && found ? toSearchResult(query, found, catalog, { k, offset, sort, allows }) : null,
  };
  // What a query found is remembered once for everybody, and not list by list.
  const memoryKey = shopperId && !searches ? JSON.stringify([shopperId, placement, product, category]) : null;
  return { strategy, k, offset, subject, rules, memoryKey };
}

/** Nothing orders what was found but how well it fits, or what the shopper has chosen. */
function inPlainOrder(strategy: Strategy): Strategy {
  return { ...strategy, sources: strategy.sources.filter(({ source }) => source === "matches") };
}

function toList(
  { items: built, title, model, rung }: BuiltList,
  { strategy, subject, offset }: ListSpec,
  { catalog, now }: Serving,
  { shopperId, filter = {}, withFacets = false }: RecommendRequest,
): RecommendedList {
  const shown = built.flatMap((item) => {
    const product = catalog.byId.get(item.productId);
    return product ? [{ item, product }] : [];
  });
  const served = {
    placement: strategy.placement,
    strategy: strategyName(strategy),
    model,
    experiment: null,
    variant: null,
    rung,
  };
  const token = signListToken({
    ...served,
    id: uuidv7(now),
    shopperId: shopperId ?? NOBODY,
    servedAt: now,
    items: shown.map(({ product }) => product.id),
  });
  const items = shown.map(({ item: { score, reason }, product }, position) => ({
    position,
    score,
    reason: toReason(reason),
    product: toProductCard(product),
  }));
  const { search } = subject;
  const heading = { ...title, text: sayTitle(title.code, title.words) };
  if (!search) return { ...served, token, title: heading, items };
  const { reading, corrected, found, total } = search;
  const facets = withFacets ? countFacets(found, filter, catalog) : undefined;
  const misspelt = reading === "spelling";
  const matched = { total, offset, misspelt, reading, corrected, facets };
  return { ...served, token, title: heading, items, search: matched };
}

function toReason({ code, words, from }: Reason): RecommendedItem["reason"] {
  const shares = from.map(({ id, share }) => ({
    product: toPublicProductId(id),
    share: Math.round(share * 10_000) / 10_000,
  }));
  return { code, words, text: sayReason(code, words), from: shares };
}
