import { visitor as de } from "./de/visitor";
import { visitor as en } from "./en/visitor";
import type { Words } from "./words";

export const visitorWords: Words<typeof en> = { en, de };
