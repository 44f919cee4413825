import "server-only";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { findProduct } from "@/lib/shop/catalog/resolve-products";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { messageOf } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { getLog } from "@/lib/platform/log";
import { currentPlan } from "@/lib/recommender/experiments/live-plan";
import type { Choice, ServingPlan } from "@/lib/recommender/experiments/plan";
import { strategyName } from "@/lib/recommender/strategies/strategy-name";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";
import { isSearch, toCallRules } from "./allow";
import { buildChosen } from "./build-chosen";
import { buildInTurns, type ListSpec } from "./build-list";
import { choose, createServings, mayAskForShopper, previewOf, subjectOf, tastesOf } from "./choices";
import { termsOf } from "./list-terms";
import { type Engine, getEngine } from "./engine";
import { type Grounds, isCertain } from "./page-memory";
import { findInMemory, type Found, isPlain, toSearchResult } from "./product-search";
import type { PlacementRequest, RecommendRequest } from "./schema";
import type { ListSubject } from "./serving";
import type { Solved, SolvedPage } from "./solved";
import { type ShopperState, STRANGER } from "./shopper-state";

/** What a call is worked out with, gathered before anything is made. */
interface Call {
  request: RecommendRequest;
  engine: Engine;
  catalog: LiveCatalog;
  state: ShopperState;
  found: readonly (Found | null)[];
  choices: readonly Choice[];
  now: number;
}

/**
 * The lists of a page: one per placement, in the order asked for, no product in two of them. As long as nothing has changed
 * that they are made of, a shopper is given the same ones again.
 */
export async function solve(request: RecommendRequest, now: number): Promise<Solved> {
  const asked = performance.now();
  const call = await gather(request, now);
  const { engine, catalog } = call;
  const ids = request.placements.map(() => uuidv7(now));
  const key = keyOf(call);
  const grounds = groundsOf(call);
  const known = key === null ? null : engine.pages.get(key, grounds, now);
  const page = known ?? make(call, ids);
  if (key !== null && !known && engine.areNewcomersKnown(grounds.models))
    engine.pages.set(key, page, grounds, now);
  if (!request.preview) {
    const model = grounds.models[0] ?? engine.modelFor(request.shopperId);
    engine.record(model, performance.now() - asked, now, page.shadowed);
  }
  return { ...page, request, catalog, now, ids };
}

async function gather(request: RecommendRequest, now: number): Promise<Call> {
  const engine = getEngine();
  const plan = currentPlan();
  const { shopperId, placements, preview, trusted, forced } = request;
  const asksForShopper =
    preview !== undefined || placements.some(({ placement }) => mayAskForShopper(placement, plan));
  const readState = () =>
    shopperId && asksForShopper ? engine.states.read(shopperId, now, trusted) : STRANGER;
  const [catalog, state, found] = await Promise.all([
    engine.catalog(),
    preview?.state ?? readState(),
    Promise.all(placements.map((wanted) => search(wanted, request, plan))),
  ]);
  const subject = subjectOf(state, request);
  const past = tastesOf(state, catalog);
  const choices = placements.map(
    (wanted) => previewOf(wanted, request) ?? choose(wanted, { subject, past, forced, catalog, plan, now }),
  );
  return { request, engine, catalog, state, found, choices, now };
}

/** What the call has to share with another to be answered alike; null where it is not to be remembered. */
function keyOf({ request, choices }: Call): string | null {
  const { shopperId, trusted, device, forced, preview, placements, exclude, filter } = request;
  const isPlainCall = !preview && !forced && placements.every(({ query }) => query === undefined);
  if (!isPlainCall || !choices.every(isCertain)) return null;
  return JSON.stringify([shopperId, trusted, device, placements, exclude, filter]);
}

function groundsOf({ engine, catalog, state, choices, request }: Call): Grounds {
  const models = choices.map(
    ({ model }) => (model === null ? null : engine.modelById(model)) ?? engine.modelFor(request.shopperId),
  );
  const { version: contentVersion } = engine.content;
  const { trends, complements } = engine;
  return {
    state,
    catalog,
    catalogVersion: catalog.version,
    contentVersion,
    trends,
    complements,
    choices,
    models,
  };
}

function make(
  { request, engine, catalog, state, found, choices, now }: Call,
  ids: readonly string[],
): SolvedPage {
  const { trends, complements, content } = engine;
  const parts = { now, catalog, state, trends, complements, content };
  const servingBy = createServings(engine, parts, request.shopperId, request.preview);
  const orders = request.placements.flatMap((wanted, index) => {
    const choice = choices[index];
    const spec = choice && toSpec(wanted, choice.strategy, request, found[index] ?? null, catalog);
    return choice && spec ? [{ index, choice, spec, id: ids[index] ?? "" }] : [];
  });
  const shown = buildInTurns(orders, ({ choice, spec, id }, used) =>
    buildChosen(choice, spec, servingBy, { used, memory: engine.memory, seed: id }),
  );
  const subject = subjectOf(state, request);
  const lists = orders.flatMap(({ spec, choice, index }) => {
    const built = shown[index];
    return built ? [{ spec, built, terms: termsOf(choice, built, subject, state, now) }] : [];
  });
  return { lists, shadowed: { parts, specs: orders, shown } };
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
