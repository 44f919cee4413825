import { checkout as de } from "./de/checkout";
import { checkout as en } from "./en/checkout";
import type { Words } from "./words";

export const checkoutWords: Words<typeof en> = { en, de };
