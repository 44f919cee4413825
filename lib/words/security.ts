import { security as de } from "./de/security";
import { security as en } from "./en/security";
import type { Words } from "./words";

export const securityWords: Words<typeof en> = { en, de };
