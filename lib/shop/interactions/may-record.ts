import { ALL, type Consent } from "@/lib/shop/shoppers/consent";
import type { Shopper } from "@/lib/shop/shoppers/queries";
import { purposeOf } from "./purpose";
import type { InteractionInput } from "./schema";

/** What is known of whether an interaction may be kept. */
export interface Permission {
  /** A server key reports it, which is taken to know its shoppers' choices, or our own code does. */
  trusted: boolean;
  /** What the reporter says the shopper allows. */
  said?: Consent;
}

/**
 * Whether an interaction of `shopper` may be recorded. A browser speaks for whoever has chosen in this shop, or for anybody
 * where the shop records until they say no. A server key is taken to have asked. Whoever reports may also say what the shopper
 * allows; of that and what was chosen in this shop the stricter counts.
 */
export function mayRecord(
  { kind }: InteractionInput,
  shopper: Shopper,
  { trusted, said }: Permission,
): boolean {
  if (!trusted && shopper.closed) return false;
  const purpose = purposeOf(kind);
  const chosenHere = { personalisation: shopper.consent, analytics: shopper.analytics };
  const here = trusted && shopper.consentedAt === null ? ALL : chosenHere;
  return here[purpose] && (said ?? ALL)[purpose];
}
