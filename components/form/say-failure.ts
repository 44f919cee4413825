"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useWords } from "@/components/ui/locale";
import { formWords } from "@/lib/words/forms";

/** Long enough to read why the page is about to be another. */
const READING_MS = 2_000;

let isReloading = false;

/** Whether a page that was loaded before an update has called what the shop no longer knows by that name. */
export const isOutdated = (error: unknown): boolean => unstable_isUnrecognizedActionError(error);

function reloadSoon(): void {
  if (!isReloading) setTimeout(() => window.location.reload(), READING_MS);
  isReloading = true;
}

/**
 * Says of a call that failed on its way what has happened. A page from before an update of the shop is loaded anew, once its
 * reader has been told; of every other failure it says that nothing was reached, or `unreachable`.
 */
export function useSayFailure(): (error: unknown, unreachable?: string) => string {
  const { say } = useWords(formWords);
  return (error, unreachable = say("notReached")) => {
    if (!isOutdated(error)) return unreachable;
    reloadSoon();
    return say("reloading");
  };
}
