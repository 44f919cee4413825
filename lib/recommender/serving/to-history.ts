import type { PastFact } from "@/lib/shop/interactions/session-cache";
import { buildHistory, type History, KIND } from "@/ml/index";
import type { LiveModel } from "./live-model";

/**
 * A shopper's past in the model's numbering, oldest first and weighed as in its training, without what the model does not
 * know.
 */
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
