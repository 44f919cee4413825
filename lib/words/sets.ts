import { sets as de } from "./de/sets";
import { sets as en } from "./en/sets";
import type { Words } from "./words";

export const setsWords: Words<typeof en> = { en, de };
