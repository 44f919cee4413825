import { yourData as de } from "./de/your-data";
import { yourData as en } from "./en/your-data";
import type { Words } from "./words";

export const yourDataWords: Words<typeof en> = { en, de };
