import { delivery as de } from "./de/delivery";
import { delivery as en } from "./en/delivery";
import type { Words } from "./words";

export const deliveryWords: Words<typeof en> = { en, de };
