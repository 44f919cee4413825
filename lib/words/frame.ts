import { frame as de } from "./de/frame";
import { frame as en } from "./en/frame";
import type { Words } from "./words";

export const frameWords: Words<typeof en> = { en, de };
