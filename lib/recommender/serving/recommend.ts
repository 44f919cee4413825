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
import { buildInTurns, type ListSpec } from "./build-list";
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
import {
  choose,
  createServings,
  type ListTerms,
  mayAskForShopper,
  previewOf,
  subjectOf,
  tastesOf,
  termsOf,
} from "./choices";
import { buildChosen, type ChosenList } from "./build-chosen";
import type { ListSubject, Serving } from "./serving";
import { currentPlan } from "@/lib/recommender/experiments/live-plan";
import type { ServingPlan } from "@/lib/recommender/experiments/plan";
import type { Reason } from "./reasons";
import { sayReason, sayTitle } from "./sentences";
import { STRANGER } from "./shopper-state";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";
import { strategyName } from "@/lib/recommender/strategies/strategy-name";

/**
 * The lists of a page: one per placement, in the order asked for, no product in two of them. Always answers, unless the
 * request says otherwise; which rung of the ladder live → cached → popular → static each list is from, it says.
 */
export async function recommend(request: RecommendRequest, now = Date.now()): Promise<RecommendAnswer> {
  const asked = performance.now();
  const engine = getEngine();
  const plan = currentPlan();
  const asksForShopper =
    request.preview !== undefined ||
    request.placements.some(({ placement }) => mayAskForShopper(placement, plan));
  const [catalog, state, found] = await Promise.all([
    engine.catalog(),
    request.preview?.state ??
      (request.shopperId && asksForShopper
        ? engine.states.read(request.shopperId, now, request.trusted)
        : STRANGER),
    Promise.all(request.placements.map((wanted) => search(wanted, request, plan))),
  ]);
  const { trends, complements, content } = engine;
  const subject = subjectOf(state, request);
  const past = tastesOf(state, catalog);
  const parts = { now, catalog, state, trends, complements, content };
  const servingBy = createServings(engine, parts, request.shopperId, request.preview);
  const orders = request.placements.map((wanted, index) => {
    const choice =
      previewOf(wanted, request) ??
      choose(wanted, { subject, past, forced: request.forced, catalog, plan, now });
    const spec = toSpec(wanted, choice.strategy, request, found[index] ?? null, catalog);
    return { index, choice, spec, id: uuidv7(now) };
  });
  const built = buildInTurns(orders, ({ choice, spec, id }, used) =>
    buildChosen(choice, spec, servingBy, { used, memory: engine.memory, seed: id }),
  );
  const lists = orders.flatMap(({ choice, spec, id, index }) => {
    const list = built[index];
    if (!list) return [];
    return [toList(id, list, spec, termsOf(choice, list, subject, state, now), servingBy(null), request)];
  });
  if (request.preview) return { shopper: request.shopperId, lists };
  engine.count(lists);
  engine.record(servingBy(null).ranking?.model ?? null, performance.now() - asked, {
    parts,
    specs: orders,
    shown: built,
  });
  return { shopper: request.shopperId, lists };
}

/** Null where nothing is searched for. */
async function search(
  { placement, query }: PlacementRequest,
  { failsWithoutSearch = false }: RecommendRequest,
  plan: ServingPlan,
): Promise<Found | null> {
  if (!query || !isSearch(plan.liveStrategy(placement))) return null;
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
  usual: Strategy,
  { shopperId, exclude = [], filter = {} }: RecommendRequest,
  found: Found | null,
  catalog: LiveCatalog,
): ListSpec {
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
  const memoryKey =
    shopperId && !searches
      ? JSON.stringify([shopperId, placement, strategyName(strategy), product, category])
      : null;
  return { strategy, k, offset, subject, rules, memoryKey, random: null };
}

/** Nothing orders what was found but how well it fits, or what the shopper has chosen. */
function inPlainOrder(strategy: Strategy): Strategy {
  return { ...strategy, sources: strategy.sources.filter(({ source }) => source === "matches") };
}

function toList(
  id: string,
  { items: built, title, model, rung }: ChosenList,
  { strategy, subject, offset }: ListSpec,
  { experiment, variant, ...terms }: ListTerms,
  { catalog, now }: Serving,
  { shopperId, filter = {}, withFacets = false }: RecommendRequest,
): RecommendedList {
  const shown = built.flatMap((item) => {
    const product = catalog.byId.get(item.productId);
    return product ? [{ item, product }] : [];
  });
  const { placement } = strategy;
  const served = { placement, strategy: strategyName(strategy), model, experiment, variant, rung };
  const token = signListToken({
    ...served,
    id,
    shopperId: shopperId ?? NOBODY,
    servedAt: now,
    items: shown.map(({ product }) => product.id),
    terms,
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
