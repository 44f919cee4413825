import { outage as de } from "./de/outage";
import { outage as en } from "./en/outage";
import type { Words } from "./words";

export const outageWords: Words<typeof en> = { en, de };
