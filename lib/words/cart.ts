import { cart as de } from "./de/cart";
import { cart as en } from "./en/cart";
import type { Words } from "./words";

export const cartWords: Words<typeof en> = { en, de };
