import "server-only";
import { isUnavailable } from "@/lib/platform/db/unavailable";
import type { LiveCatalog } from "./catalog-index";
import { getLiveCatalog } from "./live-catalog";

/** So long whoever asks waits for a process that has only just begun. */
const PATIENCE_MS = 300;

/**
 * What `read` reads from the database; while that is away, or does not get it done, what `recall` makes of the catalog in
 * memory. Throws what `read` throws for any other reason, and AppError unavailable when there is no catalog either.
 */
export async function orFromMemory<T>(
  read: () => Promise<T>,
  recall: (catalog: LiveCatalog) => T | Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return recall(await getLiveCatalog(PATIENCE_MS));
  }
}
