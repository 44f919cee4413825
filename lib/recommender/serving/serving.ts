import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogCategory, CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { PastFact } from "@/lib/shop/interactions/session-cache";
import {
  buildHistory,
  SHOP_WEIGHTS,
  EMPTY_HISTORY,
  type History,
  KIND,
  type WeightConfig,
  weighKind,
} from "@/ml/index";
import type { Complements } from "./complements";
import type { LiveContent } from "./content/content-index";
import type { LiveModel } from "./live-model";
import type { Newcomers } from "./newcomers";
import { type Past, readPast } from "./past";
import { ProductRanking } from "./product-ranking";
import type { SearchResult } from "./product-search";
import type { ShopperState } from "./shopper-state";
import type { Trends } from "./trends";

/** A model with what this call needs of it. */
export interface ModelServing {
  model: LiveModel;
  history: History;
  /** The ranker's order of all products; worked out as far as it is asked for, once per call. */
  order: ProductRanking;
}

/** Everything one call of `recommend` works on. All in memory. */
export interface Serving {
  now: number;
  catalog: LiveCatalog;
  state: ShopperState;
  trends: Trends | null;
  complements: Complements | null;
  /** What products say of themselves. */
  content: LiveContent;
  /** Products the model has no behaviour of. */
  newcomers: Newcomers;
  ranking: ModelServing | null;
  /** What speaks for and against products. */
  past: Past;
  /** Weight of each category in the shopper's past, the largest 1. */
  affinity: ReadonlyMap<number, number>;
}

/** What one list is about. */
export interface ListSubject {
  product: CatalogProduct | null;
  category: CatalogCategory | null;
  /** Null where nothing was searched for. */
  search: SearchResult | null;
}

/** What a call is worked on with, before the shopper's past is read. */
export type ServingParts = Omit<Serving, "affinity" | "ranking" | "past"> & { model: LiveModel | null };

export function createServing(parts: ServingParts): Serving {
  const { model, ...rest } = parts;
  const weights = model?.bundle.weights ?? SHOP_WEIGHTS;
  const past = readPast(rest.state.facts);
  const affinity = measureAffinity(past.facts, rest.catalog, weights);
  return { ...rest, past, affinity, ranking: model && createRanking(model, rest, past) };
}

function createRanking(
  model: LiveModel,
  { now, catalog }: Pick<Serving, "now" | "catalog">,
  { facts }: Past,
): ModelServing {
  const history = facts.length > 0 ? toHistory(facts, model) : EMPTY_HISTORY;
  return { model, history, order: new ProductRanking(model, catalog, history, now) };
}

/** A shopper's past in the model's numbering, without what the model does not know. */
export function toHistory(facts: readonly PastFact[], model: LiveModel): History {
  const known = facts.filter((fact) => model.indexOf(fact.productId) !== null);
  return buildHistory(
    {
      items: Uint32Array.from(known, (fact) => model.indexOf(fact.productId) ?? 0),
      kinds: Uint8Array.from(known, (fact) => KIND[fact.kind]),
      values: Float32Array.from(known, (fact) => fact.value),
      at: Float64Array.from(known, (fact) => fact.at),
    },
    model.productCount,
    model.bundle.weights,
  );
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
