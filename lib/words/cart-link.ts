import { cartLink as de } from "./de/cart-link";
import { cartLink as en } from "./en/cart-link";
import type { Words } from "./words";

export const cartLinkWords: Words<typeof en> = { en, de };
