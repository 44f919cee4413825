import { payments as de } from "./de/payments";
import { payments as en } from "./en/payments";
import type { Words } from "./words";

export const paymentsWords: Words<typeof en> = { en, de };
