import { accountLetters as de } from "./de/account-letters";
import { accountLetters as en } from "./en/account-letters";
import type { Words } from "./words";

export const accountLettersWords: Words<typeof en> = { en, de };
