import { consent as de } from "./de/consent";
import { consent as en } from "./en/consent";
import type { Words } from "./words";

export const consentWords: Words<typeof en> = { en, de };
