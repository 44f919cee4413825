import { why as de } from "./de/why";
import { why as en } from "./en/why";
import type { Words } from "./words";

export const whyWords: Words<typeof en> = { en, de };
