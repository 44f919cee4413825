import type { ListSubject } from "./serving";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";

/** Why a list has fewer products than were asked for, or none of its own. */
export const SHORT = [
  "needs a product",
  "needs a search",
  "nothing known of the shopper",
  "in other lists of the call",
  "filtered out by the request",
  "left out by rules",
  "at the end",
  "nothing more to show",
] as const;
export type Short = (typeof SHORT)[number];

/** What has kept products out of a list, as far as anybody has asked. */
export interface Refusals {
  byRequest: boolean;
  byRules: boolean;
  /** They stand in an earlier list of the call, and nothing else speaks against them. */
  elsewhere: boolean;
}

export const noRefusals = (): Refusals => ({ byRequest: false, byRules: false, elsewhere: false });

interface Outcome {
  strategy: Strategy;
  subject: ListSubject;
  /** Whether a filter speaks of the page's product. */
  filterNeedsProduct: boolean;
  isFull: boolean;
  /** Whether it is a page after the first. */
  isContinued: boolean;
  isShopperKnown: boolean;
  refusals: Refusals;
}

/** Null for a list that is full of what it is meant to be. */
export function whyShort(outcome: Outcome): Short | null {
  const { strategy, subject, isFull, isContinued, isShopperKnown, refusals } = outcome;
  const isAboutProduct = strategy.placement.startsWith("product.") || outcome.filterNeedsProduct;
  if (isAboutProduct && subject.product === null) return "needs a product";
  if (isFull) return null;
  if (strategy.placement === "search" && subject.search === null) return "needs a search";
  if (strategy.otherwise === "nothing" && strategy.history === "required" && !isShopperKnown)
    return "nothing known of the shopper";
  if (refusals.elsewhere) return "in other lists of the call";
  if (refusals.byRules) return "left out by rules";
  if (refusals.byRequest) return "filtered out by the request";
  return isContinued ? "at the end" : "nothing more to show";
}
