import { home as de } from "./de/home";
import { home as en } from "./en/home";
import type { Words } from "./words";

export const homeWords: Words<typeof en> = { en, de };
