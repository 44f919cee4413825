import type { ServedTerms } from "@/lib/shop/interactions/list-token";
import type { Choice, Subject } from "@/lib/recommender/experiments/plan";
import type { ChosenList } from "./build-chosen";
import type { ShopperState } from "./shopper-state";

/** Somebody of whom nothing is known from before this has come for the first time. */
const VISIT_MS = 4 * 60 * 60 * 1_000;

/** What a list's token says beside the list. */
export interface ListTerms extends ServedTerms {
  experiment: string | null;
  variant: string | null;
}

export function termsOf(
  { experiment, variant, share, held }: Choice,
  { exploration, teams, propensities }: ChosenList,
  { device }: Subject,
  { facts }: ShopperState,
  now: number,
): ListTerms {
  const isNew = now - (facts[0]?.at ?? now) < VISIT_MS;
  const variantShare = share === null ? null : Math.round(share * 1e6) / 1e6;
  return { experiment, variant, device, isNew, held, variantShare, exploration, teams, propensities };
}
