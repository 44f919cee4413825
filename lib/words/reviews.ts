import { reviews as de } from "./de/reviews";
import { reviews as en } from "./en/reviews";
import type { Words } from "./words";

export const reviewsWords: Words<typeof en> = { en, de };
