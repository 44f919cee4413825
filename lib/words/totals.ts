import { totals as de } from "./de/totals";
import { totals as en } from "./en/totals";
import type { Words } from "./words";

export const totalsWords: Words<typeof en> = { en, de };
