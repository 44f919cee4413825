import { texts as de } from "./de/texts";
import { texts as en } from "./en/texts";
import type { Words } from "./words";

export const textsWords: Words<typeof en> = { en, de };
