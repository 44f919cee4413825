import { addresses as de } from "./de/addresses";
import { addresses as en } from "./en/addresses";
import type { Words } from "./words";

export const addressWords: Words<typeof en> = { en, de };
