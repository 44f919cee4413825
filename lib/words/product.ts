import { product as de } from "./de/product";
import { product as en } from "./en/product";
import type { Words } from "./words";

export const productWords: Words<typeof en> = { en, de };
