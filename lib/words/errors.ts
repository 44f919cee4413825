import { errors as de } from "./de/errors";
import { errors as en } from "./en/errors";
import type { Words } from "./words";

export const errorWords: Words<typeof en> = { en, de };
