import type { PastFact } from "@/lib/shop/interactions/session-cache";
import type { Action } from "./sentences";

/** What a shopper did with a product, from the most telling to the least. */
const TELLING: readonly PastFact["kind"][] = ["purchase", "cart", "like", "rating", "view"];
const ACTION_OF: Partial<Record<PastFact["kind"], Action>> = {
  purchase: "bought",
  cart: "chose",
  like: "liked",
  rating: "rated",
  view: "viewed",
};

/** The one word for all that a shopper did with a product. */
export function tellingAction(kinds: ReadonlySet<PastFact["kind"]>): Action {
  const strongest = TELLING.find((kind) => kinds.has(kind)) ?? "view";
  return ACTION_OF[strongest] ?? "viewed";
}
