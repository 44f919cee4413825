import { buyButton as de } from "./de/buy-button";
import { buyButton as en } from "./en/buy-button";
import type { Words } from "./words";

export const buyButtonWords: Words<typeof en> = { en, de };
