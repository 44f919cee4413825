import { letters as de } from "./de/letters";
import { letters as en } from "./en/letters";
import type { Words } from "./words";

export const lettersWords: Words<typeof en> = { en, de };
