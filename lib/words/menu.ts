import { menu as de } from "./de/menu";
import { menu as en } from "./en/menu";
import type { Words } from "./words";

export const menuWords: Words<typeof en> = { en, de };
