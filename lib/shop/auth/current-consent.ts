import "server-only";
import { cache } from "react";
import { type Consent, consentBeforeChoice } from "@/lib/shop/shoppers/consent";
import { isToBeAsked } from "@/lib/shop/shoppers/queries";
import { getCurrentShopper } from "./current-shopper";

/** What holds during a request, and whether its page has to ask for it. */
export interface CurrentConsent extends Consent {
  /** The visitor has not chosen yet. */
  isOpen: boolean;
}

/** What this request's visitor allows. Asked once per request. Throws when the database does not answer. */
export const getCurrentConsent = cache(async (): Promise<CurrentConsent> => {
  const shopper = await getCurrentShopper();
  if (!shopper) return { ...consentBeforeChoice(), isOpen: true };
  const { consent: personalisation, analytics } = shopper;
  return { personalisation, analytics, isOpen: isToBeAsked(shopper) };
});

/** Whether lists of this request may be made for this visitor: then they are called "For you", else what they are. */
export async function isPersonalised(): Promise<boolean> {
  return (await getCurrentConsent()).personalisation;
}
