import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogCategory, CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { PastFact } from "@/lib/shop/interactions/session-cache";
import { DEFAULT_WEIGHTS, EMPTY_HISTORY, type History, type WeightConfig, weighKind } from "@/ml/index";
import { toHistory } from "./to-history";
import type { Complements } from "./complements";
import { createExplain, type Explain } from "./explain";
import type { LiveModel } from "./live-model";
import { ProductRanking } from "./product-ranking";
import type { Scored } from "./scored";
import type { ShopperState } from "./shopper-state";
import type { Trends } from "./trends";

/** A model with what this call needs of it. */
export interface ModelServing {
  model: LiveModel;
  history: History;
  /** The ranker's order of all products; worked out as far as it is asked for, once per call. */
  order: ProductRanking;
  /** What each entry of the history adds to a product's score; null when the ranker cannot say. */
  explain(index: number): Float32Array | null;
}

/** Everything one call of `recommend` works on. All in memory. */
export interface Serving {
  now: number;
  catalog: LiveCatalog;
  state: ShopperState;
  trends: Trends | null;
  complements: Complements | null;
  ranking: ModelServing | null;
  /** Weight of each category in the shopper's past, the largest 1. */
  affinity: ReadonlyMap<number, number>;
}

/** What one list is about. */
export interface ListSubject {
  product: CatalogProduct | null;
  category: CatalogCategory | null;
  query: string | null;
  /** Products the query found, best first, 1 … 0. */
  matches: readonly Scored[];
}

export function createServing(
  parts: Pick<Serving, "now" | "catalog" | "state" | "trends" | "complements"> & { model: LiveModel | null },
): Serving {
  const { model, ...rest } = parts;
  const weights = model?.bundle.weights ?? DEFAULT_WEIGHTS;
  const affinity = measureAffinity(rest.state.facts, rest.catalog, weights);
  return { ...rest, affinity, ranking: model && createRanking(model, rest) };
}

function createRanking(
  model: LiveModel,
  { now, catalog, state }: Pick<Serving, "now" | "catalog" | "state">,
): ModelServing {
  const history = state.facts.length > 0 ? toHistory(state.facts, model) : EMPTY_HISTORY;
  let explainer: Explain | null | undefined;
  const explain = (index: number) => {
    if (explainer === undefined) explainer = createExplain(model.bundle, history, now);
    return explainer?.(index) ?? null;
  };
  return { model, history, order: new ProductRanking(model, catalog, history, now), explain };
}

/** Half of what a category earns also goes to its parent: who looks at two kinds of cups looks at tableware. */
function measureAffinity(
  facts: readonly PastFact[],
  catalog: LiveCatalog,
  weights: WeightConfig,
): ReadonlyMap<number, number> {
  const affinity = new Map<number, number>();
  const add = (category: number, weight: number) =>
    affinity.set(category, (affinity.get(category) ?? 0) + weight);
  for (const fact of facts) {
    const category = catalog.categories.get(catalog.byId.get(fact.productId)?.categoryId ?? 0);
    if (!category) continue;
    const weight = weighKind(fact.kind, fact.value, weights);
    add(category.id, weight);
    if (category.parentId !== null) add(category.parentId, weight / 2);
  }
  const largest = Math.max(...affinity.values(), 0);
  if (largest > 0) for (const [id, weight] of affinity) affinity.set(id, weight / largest);
  return affinity;
}
