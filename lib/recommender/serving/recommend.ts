import "server-only";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { toProductCard } from "@/lib/shop/catalog/product-card";
import { findProduct } from "@/lib/shop/catalog/resolve-products";
import { uuidv7 } from "@/lib/platform/ids";
import { signListToken } from "@/lib/shop/interactions/list-token";
import { type CallRules, toCallRules } from "./allow";
import { type BuiltList, buildList, type ListOrder } from "./build-list";
import { getEngine } from "./engine";
import { findMatches } from "./find-matches";
import type { PlacementRequest, RecommendAnswer, RecommendedList, RecommendRequest } from "./schema";
import { createServing, type ListSubject, type Serving } from "./serving";
import { STRANGER } from "./shopper-state";
import { strategyName, strategyOf } from "@/lib/recommender/strategies/strategies";

const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * The recommendations of a page: one list per placement, in the order asked for, no product in two of them. Always
 * answers; which rung of the ladder live → cached → popular → static each list is from, it says.
 */
export async function recommend(request: RecommendRequest, now = Date.now()): Promise<RecommendAnswer> {
  const engine = getEngine();
  const strategies = request.placements.map(({ placement }) => strategyOf(placement));
  const asksForShopper = strategies.some(
    ({ personal, leaveOut }) => personal || leaveOut.inCart || leaveOut.purchased,
  );
  const [catalog, state] = await Promise.all([
    engine.catalog(),
    request.shopperId && asksForShopper ? engine.states.read(request.shopperId, now) : STRANGER,
  ]);
  const { trends, complements, model } = engine;
  const serving = createServing({ now, catalog, state, trends, complements, model });
  const orders = await Promise.all(request.placements.map((wanted) => toOrder(wanted, request, catalog)));

  const used = new Set<number>();
  const lists: RecommendedList[] = [];
  const turns = orders.map((order, index) => ({ order, index }));
  turns.sort((a, b) => a.order.strategy.turn - b.order.strategy.turn || a.index - b.index);
  for (const { order, index } of turns) {
    const built = buildList(order, serving, used, engine.memory);
    for (const { productId } of built.items) used.add(productId);
    lists[index] = toList(built, order, serving, request.shopperId);
  }
  engine.count(lists);
  return { shopper: request.shopperId, lists };
}

async function toOrder(
  wanted: PlacementRequest,
  { shopperId, exclude = [], filter = {} }: RecommendRequest,
  catalog: LiveCatalog,
): Promise<ListOrder> {
  const rules: CallRules = toCallRules(exclude, filter, catalog);
  const { placement, k, product, category, query } = wanted;
  const subject: ListSubject = {
    product: product === undefined ? null : findProduct(catalog, product),
    category: category === undefined ? null : catalog.findCategory(category),
    query: query ?? null,
    matches: placement === "search.rerank" && query ? await findMatches(query, catalog) : [],
  };
  const memoryKey = shopperId && JSON.stringify([shopperId, placement, product, category, query]);
  return { strategy: strategyOf(placement), k, subject, rules, memoryKey };
}

function toList(
  built: BuiltList,
  { strategy }: ListOrder,
  { catalog, now }: Serving,
  shopperId: string | null,
): RecommendedList {
  const shown = built.items.flatMap((item) => {
    const product = catalog.byId.get(item.productId);
    return product ? [{ item, product }] : [];
  });
  const served = {
    placement: strategy.placement,
    strategy: strategyName(strategy),
    model: built.model,
    experiment: null,
    variant: null,
    rung: built.rung,
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
    reason,
    product: toProductCard(product),
  }));
  return { ...served, token, items };
}
