import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { getLanguage, getWords } from "@/lib/shop/settings/current-language";
import { consentBeforeChoice } from "@/lib/shop/shoppers/consent";
import { consentWords } from "@/lib/words/consent";
import { ConsentForm } from "./consent-form";

/** The form with what this visitor has chosen. */
export async function PrivacyChoices() {
  const [shopper, { say }] = [await getCurrentShopper(), await getWords(consentWords)];
  const format = new Intl.DateTimeFormat(await getLanguage(), {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
  const consent = shopper
    ? { personalisation: shopper.consent, analytics: shopper.analytics }
    : consentBeforeChoice();
  const at = shopper?.consentedAt;
  return <ConsentForm consent={consent} chosen={at ? say("chosenOn", { date: format.format(at) }) : null} />;
}
