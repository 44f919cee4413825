import { nextPages as de } from "./de/next-pages";
import { nextPages as en } from "./en/next-pages";
import type { Words } from "./words";

export const nextPagesWords: Words<typeof en> = { en, de };
