import { reviewForm as de } from "./de/review-form";
import { reviewForm as en } from "./en/review-form";
import type { Words } from "./words";

export const reviewFormWords: Words<typeof en> = { en, de };
