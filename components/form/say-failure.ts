"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";

/** Long enough to read why the page is about to be another. */
const READING_MS = 2_000;

let isReloading = false;

/** Whether a page that was loaded before an update has called what the shop no longer knows by that name. */
export const isOutdated = (error: unknown): boolean => unstable_isUnrecognizedActionError(error);

/**
 * What to say of a call that failed on its way. A page from before an update of the shop is loaded anew, once its reader has
 * been told; `unreachable` is for every other failure.
 */
export function sayFailure(error: unknown, unreachable: string): string {
  if (!isOutdated(error)) return unreachable;
  if (!isReloading) setTimeout(() => window.location.reload(), READING_MS);
  isReloading = true;
  return "The shop has been updated since this page was loaded. It is being loaded anew: please try again then.";
}
