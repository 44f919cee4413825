import { pagination as de } from "./de/pagination";
import { pagination as en } from "./en/pagination";
import type { Words } from "./words";

export const paginationWords: Words<typeof en> = { en, de };
