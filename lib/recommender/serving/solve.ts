import "server-only";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { isUnavailable } from "@/lib/platform/db/unavailable";
import { messageOf } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { countRemembered } from "@/lib/platform/http/metrics";
import { getLog } from "@/lib/platform/log";
import { traced } from "@/lib/platform/tracing";
import { currentPlan } from "@/lib/recommender/experiments/live-plan";
import type { Choice, ServingPlan } from "@/lib/recommender/experiments/plan";
import { currentRules } from "@/lib/recommender/rules/live-rules";
import type { RulesPlan } from "@/lib/recommender/rules/rules-plan";
import type { Exposures } from "@/lib/recommender/rules/steering";
import { isSearch } from "./allow";
import { buildChosen } from "./build-chosen";
import { buildInTurns } from "./build-in-turns";
import {
  choose,
  createServings,
  mayAskForShopper,
  previewOf,
  subjectOf,
  tastesOf,
  withoutDraft,
} from "./choices";
import { termsOf } from "./list-terms";
import { type Engine, getEngine } from "./engine";
import { type Grounds, isCertain } from "./page-memory";
import { findInMemory, type Found } from "./product-search";
import type { PlacementRequest, RecommendRequest } from "./schema";
import type { ShadowedRequest } from "./shadow";
import type { Solved, SolvedPage } from "./solved";
import { type ShopperState, STRANGER } from "./shopper-state";
import { asOf, toSpec } from "./to-spec";

/** What a call is worked out with, gathered before anything is made. */
interface Call {
  request: RecommendRequest;
  engine: Engine;
  catalog: LiveCatalog;
  state: ShopperState;
  found: readonly (Found | null)[];
  rules: RulesPlan;
  exposures: Exposures | null;
  choices: readonly Choice[];
  now: number;
  /** Milliseconds it took to gather this. */
  reading: number;
}

/**
 * The lists of a page: one per placement, in the order asked for, no product in two of them. As long as nothing has changed
 * that they are made of, a shopper is given the same ones again.
 */
export function solve(request: RecommendRequest, now: number): Promise<Solved> {
  return traced("recommend", () => solveNow(request, now));
}

async function solveNow(request: RecommendRequest, now: number): Promise<Solved> {
  const asked = performance.now();
  const call = await traced("recommend: gather", () => gather(request, now));
  const { engine, catalog } = call;
  const ids = request.placements.map(() => uuidv7(now));
  const key = keyOf(call);
  const grounds = groundsOf(call);
  const known = key === null ? null : engine.pages.get(key, grounds, now);
  if (key !== null) countRemembered("pages", known && { isStale: known.isDue });
  if (key !== null && known?.isDue) engine.renewals.offer(key, () => renew(request));
  const page = known?.page ?? makeAndKeep(call, key, grounds, ids);
  // What is only looked at counts for nothing.
  if (!request.preview && !request.trace) {
    const model = grounds.models[0] ?? engine.modelFor(request.shopperId);
    engine.record(model, performance.now() - asked, now, page.shadowed);
  }
  return { ...page, request, catalog, now, ids };
}

/** Makes a page while nobody waits for it. */
async function renew(request: RecommendRequest): Promise<void> {
  const now = Date.now();
  const call = await gather(request, now);
  const ids = request.placements.map(() => uuidv7(now));
  makeAndKeep(call, keyOf(call), groundsOf(call), ids);
}

function makeAndKeep(call: Call, key: string | null, grounds: Grounds, ids: readonly string[]): SolvedPage {
  const page = traced("recommend: make", () => make(call, ids));
  if (key !== null && call.engine.areNewcomersKnown(grounds.models))
    call.engine.pages.set(key, page, grounds, call.now);
  return page;
}

async function gather(request: RecommendRequest, now: number): Promise<Call> {
  const asked = performance.now();
  const engine = getEngine();
  const plan = currentPlan();
  const { shopperId, placements, preview, trusted, forced } = request;
  const rules = preview?.rules ?? currentRules();
  const names = placements.map(({ placement }) => placement);
  const asksForShopper = preview !== undefined || names.some((name) => mayAskForShopper(name, plan, rules));
  const days = rules.daysOfExposure(names, now);
  const readState = () =>
    shopperId && asksForShopper ? engine.states.read(shopperId, now, trusted) : STRANGER;
  const [catalog, state, found, exposures] = await Promise.all([
    engine.catalog(),
    preview?.state ?? readState(),
    Promise.all(placements.map((wanted) => search(wanted, request, plan))),
    shopperId && days > 0 ? engine.exposures.read(shopperId, days, now) : null,
  ]);
  const subject = subjectOf(state, request);
  const past = tastesOf(state, catalog);
  const choices = placements.map(
    (wanted) => previewOf(wanted, request) ?? choose(wanted, { subject, past, forced, catalog, plan, now }),
  );
  const reading = performance.now() - asked;
  return { request, engine, catalog, state, found, rules, exposures, choices, now, reading };
}

/** What the call has to share with another to be answered alike; null where it is not to be remembered. */
function keyOf({ request, choices }: Call): string | null {
  const { shopperId, trusted, device, forced, preview, trace, placements, exclude, filter, where } = request;
  const isPlainCall =
    !preview && !forced && !trace && placements.every(({ query, cursor }) => query === undefined && !cursor);
  if (!isPlainCall || !choices.every(isCertain)) return null;
  const wanted = placements.map(({ where: own, ...one }) => [one, own?.text]);
  return JSON.stringify([shopperId, trusted, device, wanted, exclude, filter, where?.text]);
}

function groundsOf({ engine, catalog, state, choices, request, rules, exposures, now }: Call): Grounds {
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
    rules: rules.inForceAt(now),
    exposures,
    choices,
    models,
  };
}

function make(call: Call, ids: readonly string[]): SolvedPage {
  const { request, engine, catalog, state, now } = call;
  const began = performance.now();
  const { trends, complements, content } = engine;
  const parts = { now, catalog, state, trends, complements, content };
  const orders = orderLists(call, parts, ids);
  const build = ({ choice, spec, servings, id }: (typeof orders)[number], used: ReadonlySet<number>) =>
    buildChosen(choice, spec, servings, { used, memory: engine.memory, seed: id });
  const shown = buildInTurns(orders, build, (id) => catalog.byId.get(id));
  const subject = subjectOf(state, request);
  const lists = orders.flatMap(({ wanted, spec, choice, index }) => {
    const built = shown[index];
    return built ? [{ wanted, spec, built, terms: termsOf(choice, built, subject, state, now) }] : [];
  });
  const making = performance.now() - began;
  const tracing = request.trace ? { orders, reading: call.reading, making } : null;
  const isPersonal = state.facts.length > 0;
  // Without the rankings the lists were chosen from: pages are kept, and those are large.
  const specs = orders.map(({ spec, index }) => ({ spec, index }));
  return { lists, shadowed: { parts, specs, shown }, madeAt: now, isPersonal, tracing };
}

/** What each list of a call is to be, and what it is made with. */
function orderLists(call: Call, parts: ShadowedRequest["parts"], ids: readonly string[]) {
  const { request, engine, catalog, state, found, rules, exposures, choices, now } = call;
  const servingsOf = (at: number | undefined) => {
    const then = at === undefined ? parts : { ...parts, state: asOf(state, at), now: at };
    return createServings(engine, then, request.shopperId, request.preview);
  };
  const present = servingsOf(undefined);
  return request.placements.flatMap((wanted, index) => {
    const chosen = choices[index];
    if (!chosen) return [];
    const specParts = { request, catalog, state, rules, exposures, now };
    const spec = toSpec(wanted, chosen.strategy, found[index] ?? null, specParts);
    const choice = withoutDraft(chosen, spec.steering);
    const servings = wanted.cursor ? servingsOf(wanted.cursor.at) : present;
    return [{ index, wanted, choice, spec, servings, id: ids[index] ?? "" }];
  });
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
    if (failsWithoutSearch && !isUnavailable(error)) throw error;
    getLog("recommend").warn({ error: messageOf(error) }, "search failed");
  }
  return findInMemory(query, await engine.catalog());
}
