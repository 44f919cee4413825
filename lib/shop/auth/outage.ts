import "server-only";
import { cache } from "react";
import { isAway } from "@/lib/platform/db/client";
import { isUnavailable } from "@/lib/platform/db/unavailable";
import { noteUndone } from "@/lib/platform/request-context";
import { getCurrentConsent } from "./current-consent";

/** Whether this request's page has to do without the database. What is asked of every visitor anyway is waited for. */
export const isCutOff = cache(async (): Promise<boolean> => {
  try {
    await getCurrentConsent();
    return isAway();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return true;
  }
});

/**
 * What `read` reads; null, and an answer of 503 that says when to come back, while the database is away. For pages that cannot
 * do without.
 */
export async function readUnlessAway<T extends object>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    noteUndone();
    return null;
  }
}
