import { pageError as de } from "./de/page-error";
import { pageError as en } from "./en/page-error";
import type { Words } from "./words";

export const pageErrorWords: Words<typeof en> = { en, de };
