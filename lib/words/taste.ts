import { taste as de } from "./de/taste";
import { taste as en } from "./en/taste";
import type { Words } from "./words";

export const tasteWords: Words<typeof en> = { en, de };
