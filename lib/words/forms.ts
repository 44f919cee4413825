import { forms as de } from "./de/forms";
import { forms as en } from "./en/forms";
import type { Words } from "./words";

export const formWords: Words<typeof en> = { en, de };
