import { lists as de } from "./de/lists";
import { lists as en } from "./en/lists";
import type { Words } from "./words";

export const listWords: Words<typeof en> = { en, de };
