import { colours as de } from "./de/colours";
import { colours as en } from "./en/colours";
import type { Words } from "./words";

export const coloursWords: Words<typeof en> = { en, de };
