import { account as de } from "./de/account";
import { account as en } from "./en/account";
import type { Words } from "./words";

export const accountWords: Words<typeof en> = { en, de };
