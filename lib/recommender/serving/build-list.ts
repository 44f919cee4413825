import { explore, type Rng } from "@/ml/index";
import { messageOf } from "@/lib/platform/errors";
import type { Exploration } from "@/lib/shop/interactions/list-token";
import { getLog } from "@/lib/platform/log";
import { type CallRules, createAllow, poolOf, scopeOf } from "./allow";
import { blendSources, type Candidate, fillUp } from "./candidates";
import { lowerDisliked } from "./dislikes";
import { type ListTitle, titleOf } from "./list-title";
import { giveReasons } from "./reasons";
import type { RememberedItem, RememberedLists } from "./remembered-lists";
import { rerank } from "./rerank";
import type { Rung } from "@/lib/recommender/strategies/placements";
import type { ListSubject, Serving } from "./serving";
import type { SourceRequest } from "./source-request";
import { sources } from "./sources";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";

const MIN_CANDIDATES = 100;
const CANDIDATES_PER_PLACE = 4;

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
}

/** A list to be made, and its place in the answer. */
export interface PlacedSpec {
  spec: ListSpec;
  index: number;
}

/**
 * The lists of one call, in the order asked for, no product in two of them: whose turn is first chooses first.
 *
 * @param build makes one list without the products that are used already
 */
export function buildInTurns<P extends PlacedSpec, L extends BuiltList>(
  placed: readonly P[],
  build: (one: P, used: ReadonlySet<number>) => L,
): L[] {
  const used = new Set<number>();
  const lists: L[] = [];
  const turns = placed.toSorted((a, b) => a.spec.strategy.turn - b.spec.strategy.turn || a.index - b.index);
  for (const one of turns) {
    const built = build(one, used);
    for (const { productId } of built.items) used.add(productId);
    lists[one.index] = built;
  }
  return lists;
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
  const request = toSourceRequest(spec, serving, used);
  const ladder: Ladder = [
    ["live", () => buildLive(spec, request, serving)],
    ["cached", () => recall(spec, request, memory)],
    ["popular", () => buildPopular(spec, request, serving)],
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
  return { ...buildStatic(spec, request, serving), failed };
}

function toSourceRequest(spec: ListSpec, serving: Serving, used: ReadonlySet<number>): SourceRequest {
  const { strategy, subject, rules, k } = spec;
  const scope = scopeOf(strategy, subject, serving.catalog);
  const allows = createAllow(strategy, subject, serving, rules, scope, used);
  const pool = poolOf(strategy, subject, scope, serving.catalog);
  // A search is told how much it has found, and its pages are parts of one order.
  const limit = Math.max(MIN_CANDIDATES, CANDIDATES_PER_PLACE * k, subject.search?.products.length ?? 0);
  return { ...serving, subject, scope, pool, allows, k, limit };
}

function buildLive(spec: ListSpec, request: SourceRequest, serving: Serving): BuiltList | null {
  const { strategy, subject, k } = spec;
  const needsTrends = strategy.sources.some(({ source }) => source === "popular");
  if (strategy.needsModel && !serving.ranking) return null;
  if (strategy.history === "required" && serving.state.origin === "none") return null;
  if (needsTrends && !serving.trends?.size) return null;
  const blended = lowerDisliked(blendSources(strategy, request), strategy, serving);
  const candidates = fillUp(blended, strategy, request, k);
  return finish(subject.search?.rung ?? "live", candidates, spec, serving);
}

function recall(spec: ListSpec, request: SourceRequest, memory: RememberedLists): BuiltList | null {
  const list = spec.memoryKey === null ? null : memory.get(spec.memoryKey);
  const items = (list?.items ?? []).filter(({ productId }) => {
    const product = request.catalog.byId.get(productId);
    return product !== undefined && request.allows(product);
  });
  if (!list || items.length === 0) return null;
  const { model, title } = list;
  const kept = { model, title, items: items.slice(0, spec.k), total: items.length };
  return { ...kept, rung: "cached", failed: false, exploration: null };
}

function buildPopular(spec: ListSpec, request: SourceRequest, serving: Serving): BuiltList | null {
  if (spec.strategy.otherwise !== "popular" || !serving.trends?.size) return null;
  const candidates = fillUp([], { fill: ["popular", "fresh"], fillWhen: "short" }, request, spec.k);
  return finish("popular", candidates, spec, serving);
}

const LAST_SOURCE = { popular: "fresh", matches: "matches", nothing: null } as const;

/** The newest products, or what was searched for without any further order: needs nothing but the catalog. */
function buildStatic(spec: ListSpec, request: SourceRequest, serving: Serving): BuiltList {
  const source = LAST_SOURCE[spec.strategy.otherwise];
  const found = source ? sources[source](request) : [];
  const candidates = source ? found.map(({ product, score }) => ({ product, score, source })) : [];
  return finish("static", candidates, spec, serving);
}

/**
 * Which rung and which model have really answered: a list that holds nothing of its strategy's own sources is the
 * bestsellers, or the newest products, whatever it was meant to be.
 */
function originOf(rung: Rung, chosen: readonly Candidate[], { strategy }: ListSpec, { ranking }: Serving) {
  const own = new Set(strategy.sources.map(({ source }) => source));
  const isOwn = chosen.length === 0 || chosen.some(({ source }) => own.has(source));
  const isPopular = chosen.some(({ source }) => source === "popular" || source === "complements");
  const answered: Rung = rung !== "live" || isOwn ? rung : isPopular ? "popular" : "static";
  const byModel = answered !== "static" && chosen.some(({ ofModel = false }) => ofModel);
  return { rung: answered, model: byModel ? (ranking?.model.id ?? null) : null };
}

function finish(rung: Rung, candidates: Candidate[], spec: ListSpec, serving: Serving): BuiltList {
  const { strategy, k, offset, subject } = spec;
  const best = rerank(candidates, offset + k, strategy.rerank, serving.catalog).slice(offset);
  const { chosen, exploration } = rung === "live" ? exploreOnce(best, candidates, spec) : asIs(best);
  const reasons = giveReasons(chosen, serving, subject);
  const origin = originOf(rung, chosen, spec, serving);
  const title = titleOf(strategy.placement, origin.rung, chosen, reasons, subject, serving);
  const items = chosen.flatMap(({ product, score }, place) => {
    const reason = reasons[place];
    return reason ? [{ productId: product.id, score: Math.round(score * 10_000) / 10_000, reason }] : [];
  });
  return { ...origin, items, title, total: candidates.length, exploration, failed: false };
}

const asIs = (chosen: Candidate[]) => ({ chosen, exploration: null });

/** Gives one place of some lists to a candidate that would not have been shown, and says how likely that was. */
function exploreOnce(
  best: Candidate[],
  candidates: readonly Candidate[],
  { strategy: { exploration: share }, random, offset }: ListSpec,
): { chosen: Candidate[]; exploration: Exploration | null } {
  if (share === 0 || random === null || offset > 0) return asIs(best);
  const shown = new Set(best);
  const others = candidates.filter((candidate) => !shown.has(candidate));
  if (others.length === 0 || best.length === 0) return asIs(best);
  const { items, place } = explore(best, others, share, random);
  return {
    chosen: [...items],
    exploration: { share, pool: others.length, place: place < 0 ? null : place },
  };
}
