import { accountErrors as de } from "./de/account-errors";
import { accountErrors as en } from "./en/account-errors";
import type { Words } from "./words";

export const accountErrorsWords: Words<typeof en> = { en, de };
