import { sentences as de } from "./de/sentences";
import { sentences as en } from "./en/sentences";
import type { Words } from "./words";

export const sentenceWords: Words<typeof en> = { en, de };
