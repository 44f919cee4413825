import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { consentBeforeChoice } from "@/lib/shop/shoppers/consent";
import { ConsentForm } from "./consent-form";
import { getLanguage } from "@/lib/shop/settings/current-language";

/** The form with what this visitor has chosen. */
export async function PrivacyChoices() {
  const shopper = await getCurrentShopper();
  const format = new Intl.DateTimeFormat(await getLanguage(), {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
  const consent = shopper
    ? { personalisation: shopper.consent, analytics: shopper.analytics }
    : consentBeforeChoice();
  const at = shopper?.consentedAt;
  return (
    <ConsentForm consent={consent} chosen={at ? `You chose this on ${format.format(at)} (UTC).` : null} />
  );
}
