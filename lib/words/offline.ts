import { offline as de } from "./de/offline";
import { offline as en } from "./en/offline";
import type { Words } from "./words";

export const offlineWords: Words<typeof en> = { en, de };
