import { controls as de } from "./de/controls";
import { controls as en } from "./en/controls";
import type { Words } from "./words";

export const controlsWords: Words<typeof en> = { en, de };
