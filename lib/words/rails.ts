import { rails as de } from "./de/rails";
import { rails as en } from "./en/rails";
import type { Words } from "./words";

export const railsWords: Words<typeof en> = { en, de };
