import { offlineNote as de } from "./de/offline-note";
import { offlineNote as en } from "./en/offline-note";
import type { Words } from "./words";

export const offlineNoteWords: Words<typeof en> = { en, de };
