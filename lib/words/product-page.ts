import { productPage as de } from "./de/product-page";
import { productPage as en } from "./en/product-page";
import type { Words } from "./words";

export const productPageWords: Words<typeof en> = { en, de };
