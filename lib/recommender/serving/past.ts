import type { PastFact } from "@/lib/shop/interactions/session-cache";

/** What a shopper's past says about their taste. */
export interface Past {
  /** What speaks for a product and was not taken back, oldest first. */
  facts: readonly PastFact[];
  /** Products whose last rating was one or two stars: nothing speaks for them any more. */
  disliked: ReadonlySet<number>;
}

/** A rating of so many stars or fewer says that a product was not liked. */
export const DISLIKED_STARS = 2;
/** What a `remove` takes back. Only a return takes back a purchase, and views and ratings have happened. */
const TAKEN_BACK = new Set<PastFact["kind"]>(["like", "cart"]);

/**
 * Reads a history: a like or cart that was taken back is as if it had never been, and what was rated low speaks for
 * nothing, however often it was looked at.
 *
 * @param facts oldest first
 */
export function readPast(facts: readonly PastFact[]): Past {
  const stars = new Map<number, number>();
  const open = new Map<number, PastFact[]>();
  const takenBack = new Set<PastFact>();
  for (const fact of facts) {
    const { productId, kind, value } = fact;
    if (kind === "rating") stars.set(productId, value);
    else if (TAKEN_BACK.has(kind)) open.set(productId, [...(open.get(productId) ?? []), fact]);
    else if (kind === "remove") {
      const last = open.get(productId)?.pop();
      if (last) takenBack.add(last);
    }
  }
  const disliked = new Set([...stars].filter(([, value]) => value <= DISLIKED_STARS).map(([id]) => id));
  const speaks = (fact: PastFact) =>
    fact.kind !== "remove" && !takenBack.has(fact) && !disliked.has(fact.productId);
  return { facts: facts.filter(speaks), disliked };
}
