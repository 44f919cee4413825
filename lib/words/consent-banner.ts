import { consentBanner as de } from "./de/consent-banner";
import { consentBanner as en } from "./en/consent-banner";
import type { Words } from "./words";

export const consentBannerWords: Words<typeof en> = { en, de };
