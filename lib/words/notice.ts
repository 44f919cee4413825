import { notice as de } from "./de/notice";
import { notice as en } from "./en/notice";
import type { Words } from "./words";

export const noticeWords: Words<typeof en> = { en, de };
