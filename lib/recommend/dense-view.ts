import type { LiveCatalog } from "@/lib/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/catalog/catalog-product";
import type { PastFact } from "@/lib/interactions/session-cache";
import { buildHistory, DEFAULT_WEIGHTS, type History, KIND } from "@/ml/index";
import type { LiveModel } from "./live-model";

/** The model's products as the catalogue has them now, by the model's index; undefined = not for sale any more. */
export type DenseView = readonly (CatalogProduct | undefined)[];

let last: { model: LiveModel; catalog: LiveCatalog; version: number; view: DenseView } | null = null;

/** Made once per model and state of the catalogue. */
export function viewOf(model: LiveModel, catalog: LiveCatalog): DenseView {
  if (last?.model !== model || last.catalog !== catalog || last.version !== catalog.version) {
    const view = Array.from(model.bundle.productIds, (id) => catalog.byId.get(id));
    last = { model, catalog, version: catalog.version, view };
  }
  return last.view;
}

/** A shopper's past in the model's numbering, without what the model does not know. */
export function toHistory(facts: readonly PastFact[], model: LiveModel): History {
  const known = facts.filter((fact) => model.indexOf(fact.productId) !== null);
  return buildHistory(
    {
      products: Uint32Array.from(known, (fact) => model.indexOf(fact.productId) ?? 0),
      kinds: Uint8Array.from(known, (fact) => KIND[fact.kind]),
      values: Float32Array.from(known, (fact) => fact.value),
      at: Float64Array.from(known, (fact) => fact.at),
    },
    model.productCount,
    DEFAULT_WEIGHTS,
  );
}
