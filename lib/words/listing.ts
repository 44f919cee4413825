import { listing as de } from "./de/listing";
import { listing as en } from "./en/listing";
import type { Words } from "./words";

export const listingWords: Words<typeof en> = { en, de };
