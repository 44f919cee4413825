import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { amongOf, type CallRules, createAllow, scopeOf } from "./allow";
import { blendSources, type Candidate, fillUp } from "./candidates";
import { reasonFor } from "./reasons";
import type { RememberedItem, RememberedLists } from "./remembered-lists";
import { rerank } from "./rerank";
import type { Rung } from "@/lib/recommender/strategies/placements";
import type { ListSubject, Serving } from "./serving";
import { type SourceRequest, sources } from "./sources";
import type { Strategy } from "@/lib/recommender/strategies/strategies";

const MIN_CANDIDATES = 100;
const CANDIDATES_PER_PLACE = 4;

export interface ListOrder {
  strategy: Strategy;
  k: number;
  subject: ListSubject;
  rules: CallRules;
  /** Under which the last good answer is kept; null = not kept. */
  memoryKey: string | null;
}

export interface BuiltList {
  rung: Rung;
  model: string | null;
  items: RememberedItem[];
}

type Ladder = readonly (readonly [Rung, () => BuiltList | null])[];

/**
 * One list, from the highest rung that can give it. What each needs: live, what its strategy is made of; cached, that
 * this process gave this shopper such a list before; popular, trends; static, nothing.
 *
 * @param used products of this call's earlier lists
 */
export function buildList(
  order: ListOrder,
  serving: Serving,
  used: ReadonlySet<number>,
  memory: RememberedLists,
): BuiltList {
  const request = toSourceRequest(order, serving, used);
  const ladder: Ladder = [
    ["live", () => buildLive(order, request, serving)],
    ["cached", () => recall(order, request, memory)],
    ["popular", () => buildPopular(order, request, serving)],
  ];
  for (const [rung, build] of ladder) {
    try {
      const list = build();
      if (!list) continue;
      if (rung === "live" && order.memoryKey) memory.set(order.memoryKey, list);
      return list;
    } catch (error) {
      const { placement } = order.strategy;
      getLog("recommend").error({ err: error, placement, rung }, `rung failed: ${messageOf(error)}`);
    }
  }
  return buildStatic(order, request, serving);
}

function toSourceRequest(order: ListOrder, serving: Serving, used: ReadonlySet<number>): SourceRequest {
  const { strategy, subject, rules, k } = order;
  const scope = scopeOf(strategy, subject, serving.catalog);
  const allows = createAllow(strategy, subject, serving, rules, scope, used);
  const among = amongOf(strategy, subject, scope, serving.catalog);
  const limit = Math.max(MIN_CANDIDATES, CANDIDATES_PER_PLACE * k);
  return { ...serving, subject, scope, among, allows, limit };
}

function buildLive(order: ListOrder, request: SourceRequest, serving: Serving): BuiltList | null {
  const { strategy, k } = order;
  const needsTrends = strategy.sources.some(({ source }) => source === "popular");
  if (strategy.needsModel && !serving.ranking) return null;
  if (strategy.personal && serving.state.origin === "none") return null;
  if (needsTrends && !serving.trends?.size) return null;
  const candidates = fillUp(blendSources(strategy, request), strategy.fill, request, k);
  return finish("live", candidates, order, serving);
}

function recall(order: ListOrder, request: SourceRequest, memory: RememberedLists): BuiltList | null {
  const list = order.memoryKey === null ? null : memory.get(order.memoryKey);
  const items = (list?.items ?? []).filter(({ productId }) => {
    const product = request.catalog.byId.get(productId);
    return product !== undefined && request.allows(product);
  });
  if (!list || items.length === 0) return null;
  return { rung: "cached", model: list.model, items: items.slice(0, order.k) };
}

function buildPopular(order: ListOrder, request: SourceRequest, serving: Serving): BuiltList | null {
  if (order.strategy.otherwise === "nothing" || !serving.trends?.size) return null;
  const candidates = fillUp([], ["popular", "fresh"], request, order.k);
  return finish("popular", candidates, order, serving);
}

/** The newest products: needs nothing but the catalogue. */
function buildStatic(order: ListOrder, request: SourceRequest, serving: Serving): BuiltList {
  const found = order.strategy.otherwise === "nothing" ? [] : sources.fresh(request);
  const candidates = found.map(({ product, score }) => ({ product, score, source: "fresh" as const }));
  return finish("static", candidates, order, serving);
}

function finish(rung: Rung, candidates: Candidate[], order: ListOrder, serving: Serving): BuiltList {
  const { strategy, k, subject } = order;
  const chosen = rerank(candidates, k, strategy.rerank, serving.catalog);
  const items = chosen.map((candidate) => ({
    productId: candidate.product.id,
    score: Math.round(candidate.score * 10_000) / 10_000,
    reason: reasonFor(candidate, serving, subject),
  }));
  const model = rung === "live" ? (serving.ranking?.model.id ?? null) : null;
  return { rung, model, items };
}
