import { search as de } from "./de/search";
import { search as en } from "./en/search";
import type { Words } from "./words";

export const searchWords: Words<typeof en> = { en, de };
