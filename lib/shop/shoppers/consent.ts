import { getLauncherEnv } from "@/lib/platform/env";
import { currentSettings } from "@/lib/shop/settings/current-settings";

/** What a shopper allows to be recorded of them. */
export interface Consent {
  /** What they look at, like and buy, to recommend by it. */
  personalisation: boolean;
  /** Which lists they saw and followed. */
  analytics: boolean;
}

export const ALL: Consent = { personalisation: true, analytics: true };
export const NOTHING: Consent = { personalisation: false, analytics: false };

/**
 * Which wording people choose by; kept with every choice. Raise it with each change of what
 * `consent` and `consent-banner` in lib/words say.
 */
export const CONSENT_TEXT = "2";

/** Whether this shop asks before it records anything; a shop that informs records until somebody says no. */
export function asksFirst(): boolean {
  return (currentSettings().consent ?? getLauncherEnv().AISLE_CONSENT) === "ask";
}

/** What holds for somebody who has not chosen. */
export function consentBeforeChoice(): Consent {
  return asksFirst() ? NOTHING : ALL;
}
