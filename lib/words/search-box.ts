import { searchBox as de } from "./de/search-box";
import { searchBox as en } from "./en/search-box";
import type { Words } from "./words";

export const searchBoxWords: Words<typeof en> = { en, de };
