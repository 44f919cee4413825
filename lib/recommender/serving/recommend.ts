import "server-only";
import { toProductCard } from "@/lib/shop/catalog/product-card";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { messageOf } from "@/lib/platform/errors";
import { toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { getLog } from "@/lib/platform/log";
import { signListToken } from "@/lib/shop/interactions/list-token";
import { NOBODY } from "@/lib/shop/shoppers/nobody";
import { isSearch } from "./allow";
import { buildInTurns } from "./build-in-turns";
import { type ListSpec, narrowedBy } from "./build-list";
import { getEngine } from "./engine";
import { countFacets } from "./facets";
import { nextPageOf } from "./next-page";
import { findInMemory, type Found } from "./product-search";
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
  termsOf,
  withoutDraft,
} from "./choices";
import { buildChosen, type ChosenList } from "./build-chosen";
import type { Serving } from "./serving";
import { currentPlan } from "@/lib/recommender/experiments/live-plan";
import { currentRules } from "@/lib/recommender/rules/live-rules";
import type { ServingPlan } from "@/lib/recommender/experiments/plan";
import type { Reason } from "./reasons";
import { sayReason, sayTitle } from "./sentences";
import { STRANGER } from "./shopper-state";
import { asOf, toSpec } from "./to-spec";
import { addTraces } from "./trace-list";
import { strategyName } from "@/lib/recommender/strategies/strategy-name";

/**
 * The lists of a page: one per placement, in the order asked for, no product in two of them. Always answers, unless the
 * request says otherwise; which rung of the ladder live → cached → popular → static each list is from, it says.
 */
export async function recommend(request: RecommendRequest, now = Date.now()): Promise<RecommendAnswer> {
  const asked = performance.now();
  const engine = getEngine();
  const plan = currentPlan();
  const rules = request.preview?.rules ?? currentRules();
  const { placements, shopperId } = request;
  const asksForShopper =
    request.preview !== undefined ||
    placements.some(({ placement }) => mayAskForShopper(placement, plan, rules));
  const exposureDays = rules.daysOfExposure(
    placements.map(({ placement }) => placement),
    now,
  );
  const [catalog, state, found, exposures] = await Promise.all([
    engine.catalog(),
    request.preview?.state ??
      (shopperId && asksForShopper ? engine.states.read(shopperId, now, request.trusted) : STRANGER),
    Promise.all(placements.map((wanted) => search(wanted, request, plan))),
    shopperId && exposureDays > 0 ? engine.exposures.read(shopperId, exposureDays, now) : null,
  ]);
  const { trends, complements, content } = engine;
  const subject = subjectOf(state, request);
  const parts = { now, catalog, state, trends, complements, content };
  const servingsOf = (at: number | undefined) => {
    const then = at === undefined ? parts : { ...parts, state: asOf(state, at), now: at };
    return createServings(engine, then, shopperId, request.preview);
  };
  const servingBy = servingsOf(undefined);
  const orders = placements.map((wanted, index) => {
    const chosen =
      previewOf(wanted, request) ?? choose(wanted, { subject, forced: request.forced, catalog, plan, now });
    const specParts = { request, catalog, state, rules, exposures, now };
    const spec = toSpec(wanted, chosen.strategy, found[index] ?? null, specParts);
    const choice = withoutDraft(chosen, spec.steering);
    const servings = wanted.cursor ? servingsOf(wanted.cursor.at) : servingBy;
    return { index, wanted, choice, spec, servings, id: uuidv7(now) };
  });
  const read = performance.now();
  const build = ({ choice, spec, servings, id }: (typeof orders)[number], used: ReadonlySet<number>) =>
    buildChosen(choice, spec, servings, { used, memory: engine.memory, seed: id });
  const built = buildInTurns(orders, build, (id) => catalog.byId.get(id));
  const lists = orders.flatMap(({ choice, spec, wanted, id, index }) => {
    const list = built[index];
    if (!list) return [];
    const terms = termsOf(choice, list, subject, state, now);
    return [toList({ id, list, spec, wanted, terms }, servingBy(null), request)];
  });
  if (request.trace)
    addTraces(lists, orders, built, { reading: read - asked, making: performance.now() - read });
  // What is only looked at counts for nothing.
  if (request.preview || request.trace) return { shopper: shopperId, lists };
  engine.count(lists);
  engine.record(servingBy(null).ranking?.model ?? null, performance.now() - asked, {
    parts,
    specs: orders,
    shown: built,
  });
  return { shopper: shopperId, lists };
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

interface Answered {
  id: string;
  list: ChosenList;
  spec: ListSpec;
  wanted: PlacementRequest;
  terms: ListTerms;
}

function toList(
  { id, list, spec, wanted, terms: { experiment, variant, ...terms } }: Answered,
  { catalog, now, state }: Serving,
  request: RecommendRequest,
): RecommendedList {
  const isPersonal = state.facts.length > 0;
  const { items: built, title, model, rung, short } = list;
  const { strategy, subject, offset, passed = 0 } = spec;
  const { shopperId, filter = {}, withFacets = false } = request;
  const shown = built.flatMap((item) => {
    const product = catalog.byId.get(item.productId);
    return product ? [{ item, product }] : [];
  });
  const ids = shown.map(({ product }) => product.id);
  const { placement } = strategy;
  const served = { placement, strategy: strategyName(strategy), model, experiment, variant, rung };
  const token = signListToken({
    ...served,
    id,
    shopperId: shopperId ?? NOBODY,
    servedAt: now,
    items: ids,
    terms,
  });
  const items = shown.map(({ item: { score, reason, moved }, product }, position) => ({
    position,
    score,
    reason: toReason(reason),
    moved: [...moved],
    product: toProductCard(product),
  }));
  const cursor = request.preview ? null : nextPageOf(wanted, request, ids, { now, isPersonal });
  const { search } = subject;
  const heading = { ...title, text: sayTitle(title.code, title.words) };
  if (!search) return { ...served, token, title: heading, items, short, cursor };
  const { reading, corrected, found, total } = search;
  const counts = narrowedBy(spec);
  const facets = withFacets ? countFacets(counts ? found.filter(counts) : found, filter, catalog) : undefined;
  const misspelt = reading === "spelling";
  const [all, before] = [total + passed, offset + passed];
  const matched = { total: all, offset: before, misspelt, reading, corrected, facets };
  return { ...served, token, title: heading, items, short, cursor, search: matched };
}

function toReason({ code, words, from }: Reason): RecommendedItem["reason"] {
  const shares = from.map(({ id, share }) => ({
    product: toPublicProductId(id),
    share: Math.round(share * 10_000) / 10_000,
  }));
  return { code, words, text: sayReason(code, words), from: shares };
}
