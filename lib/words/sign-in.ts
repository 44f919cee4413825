import { signIn as de } from "./de/sign-in";
import { signIn as en } from "./en/sign-in";
import type { Words } from "./words";

export const signInWords: Words<typeof en> = { en, de };
