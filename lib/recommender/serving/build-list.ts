import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { explore, type Rng } from "@/ml/index";
import { messageOf } from "@/lib/platform/errors";
import type { Exploration } from "@/lib/shop/interactions/list-token";
import { getLog } from "@/lib/platform/log";
import type { Steering } from "@/lib/recommender/rules/steering";
import type { PageTally } from "@/lib/recommender/rules/tally";
import { type CallRules, createAllow, createMayPin, poolOf, scopeOf } from "./allow";
import { arrange, push } from "./arrange";
import { blendSources, type Candidate, type Favoured, fillUp } from "./candidates";
import { lowerDisliked } from "./dislikes";
import { type ListTitle, titleOf } from "./list-title";
import { giveReasons } from "./reasons";
import type { RememberedItem, RememberedLists } from "./remembered-lists";
import type { Rung } from "@/lib/recommender/strategies/placements";
import type { ListSubject, Serving } from "./serving";
import { noRefusals, type Refusals, type Short, whyShort } from "./short";
import { UNMOVED } from "./moves";
import type { SourceRequest } from "./source-request";
import { sources } from "./sources";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";

const MIN_CANDIDATES = 100;
const CANDIDATES_PER_PLACE = 4;
/** How many times as many candidates are asked for when rules leave a list short. */
const WIDER = 4;

/** One list to be made. */
export interface ListSpec {
  strategy: Strategy;
  k: number;
  /** How many of the best to pass over. */
  offset: number;
  subject: ListSubject;
  rules: CallRules;
  /** Under which the last good answer is kept; null = not kept. */
  memoryKey: string | null;
  /** What a strategy that explores draws by; null: it does not explore this time. */
  random: Rng | null;
  /** What merchandising rules want of it; null or left out: nothing. */
  steering?: Steering | null;
  /** What the page holds already, where rules count across it. */
  page?: PageTally | null;
  /** Products that earlier pages of this list have shown. */
  passed?: number;
  /** Whether a filter speaks of the page's product. */
  filterNeedsProduct?: boolean;
}

/** Which of what a search found its facets count; null: all of it. */
export function narrowedBy({ rules, steering }: ListSpec): ((product: CatalogProduct) => boolean) | null {
  const { where } = rules;
  const barred = steering?.hasBarriers ? steering : null;
  if (!where && !barred) return null;
  return (product) => (where?.(product) ?? true) && (barred?.allows(product) ?? true);
}

export interface BuiltList {
  rung: Rung;
  model: string | null;
  items: RememberedItem[];
  title: ListTitle;
  /** Candidates of all pages together. */
  total: number;
  /** null: the list was certain to be this one. */
  exploration: Exploration | null;
  /** Whether a higher rung has failed, and not only had nothing to give. */
  failed: boolean;
  /** Why it is not full; null: it is. */
  short: Short | null;
}

type Ladder = readonly (readonly [Rung, () => BuiltList | null])[];

/**
 * One list, from the highest rung that can give it. What each needs: live, what its strategy is made of; cached, that
 * this process gave this shopper such a list before; popular, trends; static, nothing. A list of what was searched for
 * stands on the rung of that search.
 *
 * @param used products of this call's earlier lists
 */
export function buildList(
  spec: ListSpec,
  serving: Serving,
  used: ReadonlySet<number>,
  memory: RememberedLists,
): BuiltList {
  const refusals = noRefusals();
  const request = toSourceRequest(spec, serving, used, refusals);
  const making: Making = { spec, request, serving, refusals, mayPin: toMayPin(spec, serving, used) };
  const ladder: Ladder = [
    ["live", () => buildLive(making)],
    ["cached", () => recall(making, memory)],
    ["popular", () => buildPopular(making)],
  ];
  let failed = false;
  for (const [rung, build] of ladder) {
    try {
      const list = build();
      if (!list) continue;
      if (rung === "live" && spec.memoryKey) memory.set(spec.memoryKey, list);
      return { ...list, failed };
    } catch (error) {
      failed = true;
      const { placement } = spec.strategy;
      getLog("recommend").error({ err: error, placement, rung }, `rung failed: ${messageOf(error)}`);
    }
  }
  return { ...buildStatic(making), failed };
}

/** Everything one list is made with. */
interface Making {
  spec: ListSpec;
  request: SourceRequest;
  serving: Serving;
  refusals: Refusals;
  mayPin: (product: Candidate["product"]) => boolean;
}

function toSourceRequest(
  spec: ListSpec,
  serving: Serving,
  used: ReadonlySet<number>,
  refusals: Refusals,
): SourceRequest {
  const { strategy, subject, rules, k, steering = null } = spec;
  const scope = scopeOf(strategy, subject, serving.catalog);
  const allows = createAllow({ strategy, subject, serving, rules, scope, used, steering }, refusals);
  const pool = poolOf(strategy, subject, scope, serving.catalog, rules.within ?? null);
  // A search is told how much it has found, and its pages are parts of one order.
  const limit = Math.max(MIN_CANDIDATES, CANDIDATES_PER_PLACE * k, subject.search?.products.length ?? 0);
  return { ...serving, subject, scope, pool, allows, k, limit };
}

function toMayPin({ strategy, subject, rules }: ListSpec, serving: Serving, used: ReadonlySet<number>) {
  return createMayPin(strategy, subject, serving, rules, used);
}

/** What rules lift is looked for below the best, too. */
function favouredBy({ steering }: ListSpec): Favoured | null {
  const lifts = steering?.pushes.filter(({ kind }) => kind === "boost") ?? [];
  return lifts.length === 0 ? null : (product) => lifts.some(({ fits }) => fits(product));
}

function buildLive(making: Making): BuiltList | null {
  const { spec, serving } = making;
  const { strategy, subject } = spec;
  const needsTrends = strategy.sources.some(({ source }) => source === "popular");
  if (strategy.needsModel && !serving.ranking) return null;
  if (strategy.history === "required" && serving.state.origin === "none") return null;
  if (needsTrends && !serving.trends?.size) return null;
  const rung = subject.search?.rung ?? "live";
  return untilFull(making, (wider, enough) => {
    const blended = lowerDisliked(blendSources(strategy, wider, favouredBy(spec)), strategy, serving);
    // The next page of a list whose own sources are exhausted is its end.
    const isOver = strategy.fillWhen === "empty" && (spec.passed ?? 0) > 0;
    const candidates = isOver ? blended : fillUp(blended, strategy, wider, enough);
    return finish(rung, candidates, making);
  });
}

/**
 * Where rules cap what a list may hold, its first candidates may not be enough to fill it: more are asked for, until it is
 * full or there are no more.
 */
function untilFull(
  { spec, request }: Making,
  build: (request: SourceRequest, enough: number) => BuiltList,
): BuiltList {
  let list = build(request, spec.k);
  if (!spec.steering?.limits.length) return list;
  for (let limit = request.limit * WIDER; list.short !== null; limit *= WIDER) {
    const before = list.total;
    list = build({ ...request, limit }, Infinity);
    if (list.total <= before) break;
  }
  return list;
}

function recall({ spec, request, mayPin }: Making, memory: RememberedLists): BuiltList | null {
  const list = spec.memoryKey === null ? null : memory.get(spec.memoryKey);
  const items = (list?.items ?? []).filter(({ productId, moved }) => {
    const product = request.catalog.byId.get(productId);
    const isPinned = moved.some(({ by }) => by === "pin");
    return product !== undefined && (isPinned ? mayPin(product) : request.allows(product));
  });
  if (!list || items.length === 0) return null;
  const { model, title } = list;
  const kept = { model, title, items: items.slice(0, spec.k), total: items.length };
  const short = items.length < spec.k ? ("nothing more to show" as const) : null;
  return { ...kept, rung: "cached", failed: false, exploration: null, short };
}

function buildPopular(making: Making): BuiltList | null {
  const { spec, serving } = making;
  if (spec.strategy.otherwise !== "popular" || !serving.trends?.size) return null;
  const recipe = { fill: ["popular", "fresh"], fillWhen: "short" } as const;
  return untilFull(making, (wider, enough) =>
    finish("popular", fillUp([], { ...recipe, fill: [...recipe.fill] }, wider, enough), making),
  );
}

const LAST_SOURCE = { popular: "fresh", matches: "matches", nothing: null } as const;

/** The newest products, or what was searched for without any further order: needs nothing but the catalog. */
function buildStatic(making: Making): BuiltList {
  const source = LAST_SOURCE[making.spec.strategy.otherwise];
  return untilFull(making, (wider) => {
    const found = source ? sources[source](wider) : [];
    const candidates = source ? found.map(({ product, score }) => ({ product, score, source })) : [];
    return finish("static", candidates, making);
  });
}

/**
 * Which rung and which model have really answered: a list that holds nothing of its strategy's own sources is the
 * bestsellers, or the newest products, whatever it was meant to be.
 */
function originOf(rung: Rung, chosen: readonly Candidate[], { strategy }: ListSpec, { ranking }: Serving) {
  const own = new Set<string>(["rule", ...strategy.sources.map(({ source }) => source)]);
  const isOwn = chosen.length === 0 || chosen.some(({ source }) => own.has(source));
  const isPopular = chosen.some(({ source }) => source === "popular" || source === "complements");
  const answered: Rung = rung !== "live" || isOwn ? rung : isPopular ? "popular" : "static";
  const byModel = answered !== "static" && chosen.some(({ ofModel = false }) => ofModel);
  return { rung: answered, model: byModel ? (ranking?.model.id ?? null) : null };
}

function finish(rung: Rung, candidates: Candidate[], { spec, serving, mayPin, refusals }: Making): BuiltList {
  const { strategy, k, offset, subject, steering = null, page = null, passed = 0 } = spec;
  const pushed = push(candidates, steering);
  const arranging = { strategy, places: offset + k, steering, page, passed, mayPin };
  const best = arrange(pushed, arranging, serving).slice(offset);
  if (steering?.limits.length && best.length < k && best.length < pushed.length) refusals.byRules = true;
  const mayExplore = rung === "live" && !steering?.placesProducts;
  const { chosen, exploration } = mayExplore ? exploreOnce(best, pushed, spec) : asIs(best);
  const reasons = giveReasons(chosen, serving, subject);
  const origin = originOf(rung, chosen, spec, serving);
  const title = titleOf(strategy.placement, origin.rung, chosen, reasons, subject, serving);
  const items = chosen.flatMap(({ product, score, moved = UNMOVED }, place) => {
    const reason = reasons[place];
    return reason ? [{ productId: product.id, score: round(score), reason, moved }] : [];
  });
  const short = whyShort({
    strategy,
    subject,
    filterNeedsProduct: spec.filterNeedsProduct ?? false,
    isFull: items.length >= k,
    isContinued: offset + passed > 0,
    isShopperKnown: serving.state.facts.length > 0,
    refusals,
  });
  return { ...origin, items, title, total: candidates.length, exploration, failed: false, short };
}

const round = (score: number) => Math.round(score * 10_000) / 10_000;

const asIs = (chosen: Candidate[]) => ({ chosen, exploration: null });

/** Gives one place of some lists to a candidate that would not have been shown, and says how likely that was. */
function exploreOnce(
  best: Candidate[],
  candidates: readonly Candidate[],
  { strategy: { exploration: share }, random, offset }: ListSpec,
): { chosen: Candidate[]; exploration: Exploration | null } {
  if (share === 0 || random === null || offset > 0) return asIs(best);
  const shown = new Set(best.map(({ product }) => product.id));
  const others = candidates.filter(({ product }) => !shown.has(product.id));
  if (others.length === 0 || best.length === 0) return asIs(best);
  const { items, place } = explore(best, others, share, random);
  const chosen = [...items];
  const lucky = place < 0 ? undefined : chosen[place];
  if (lucky)
    chosen[place] = { ...lucky, moved: [{ by: "exploration", rule: null, from: candidates.indexOf(lucky) }] };
  return {
    chosen,
    exploration: { share, pool: others.length, place: place < 0 ? null : place },
  };
}
