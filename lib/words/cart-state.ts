import { cartState as de } from "./de/cart-state";
import { cartState as en } from "./en/cart-state";
import type { Words } from "./words";

export const cartStateWords: Words<typeof en> = { en, de };
