import { DISLIKED_STARS } from "@/lib/shop/interactions/dislike-schema";
import type { PastFact } from "@/lib/shop/interactions/session-cache";
import { whatStands } from "@/ml/index";

/** What a shopper's past says about their taste. */
export interface Past {
  /** What speaks for a product and was not taken back, oldest first. */
  facts: readonly PastFact[];
  /** Products whose last rating was one or two stars: nothing speaks for them any more, and no list recommends them. */
  disliked: ReadonlySet<number>;
}

/**
 * Reads a history: what was taken back is as if it had never been, and what was rated low speaks for nothing, however
 * often it was looked at.
 *
 * @param facts oldest first
 */
export function readPast(facts: readonly PastFact[]): Past {
  const standing = factsThatStand(facts);
  const stars = new Map<number, number>();
  for (const { productId, kind, value } of standing) if (kind === "rating") stars.set(productId, value);
  const disliked = new Set([...stars].filter(([, value]) => value <= DISLIKED_STARS).map(([id]) => id));
  return { facts: standing.filter(({ productId }) => !disliked.has(productId)), disliked };
}

/** What nothing that came later has taken back, in the order of the facts: oldest first. */
export function factsThatStand(facts: readonly PastFact[]): PastFact[] {
  const ofProduct = new Map<number, PastFact[]>();
  for (const fact of facts) {
    const known = ofProduct.get(fact.productId);
    if (known) known.push(fact);
    else ofProduct.set(fact.productId, [fact]);
  }
  const standing = new Set([...ofProduct.values()].flatMap((own) => whatStands(own, ({ kind }) => kind)));
  return facts.filter((fact) => standing.has(fact));
}
