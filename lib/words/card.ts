import { card as de } from "./de/card";
import { card as en } from "./en/card";
import type { Words } from "./words";

export const cardWords: Words<typeof en> = { en, de };
