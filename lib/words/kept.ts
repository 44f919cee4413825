import { kept as de } from "./de/kept";
import { kept as en } from "./en/kept";
import type { Words } from "./words";

export const keptWords: Words<typeof en> = { en, de };
