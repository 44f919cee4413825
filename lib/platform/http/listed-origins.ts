import "server-only";
import { withinDeadline } from "@/lib/platform/deadline";
import { getPool } from "@/lib/platform/db/client";
import { onNotices } from "@/lib/platform/db/notices";
import { getEnv } from "@/lib/platform/env";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";

const PATIENCE_MS = 1_000;

const ORIGINS_SQL = `select distinct unnest(origins) as origin from api_keys
  where kind = 'publishable' and revoked_at is null and (expires_at is null or expires_at > now())`;

/** The origins of the publishable keys there are, in memory; read again after a key has changed. */
class KeyOrigins {
  #origins: ReadonlySet<string> = new Set();
  #isStale = true;
  #reading: Promise<void> | null = null;
  readonly stop = onNotices("api_keys", () => (this.#isStale = true));

  /** While the database is away: as it was last read. */
  async has(origin: string): Promise<boolean> {
    if (this.#isStale) await withinDeadline((this.#reading ??= this.#read()), PATIENCE_MS);
    return this.#origins.has(origin);
  }

  async #read(): Promise<void> {
    // What changes from here on makes it stale again.
    this.#isStale = false;
    try {
      const { rows } = await getPool().query<{ origin: string }>(ORIGINS_SQL);
      this.#origins = new Set(rows.map(({ origin }) => origin));
    } catch (error) {
      this.#isStale = true;
      getLog("http").warn({ error: messageOf(error) }, "cannot read the origins of keys");
    } finally {
      this.#reading = null;
    }
  }
}

const keyOrigins = createSingleton("http.key-origins", () => new KeyOrigins());

/** How pages of an origin are known: a front end of the shop's own, a page with a publishable key, anybody, or not at all. */
export type Listing = "own" | "key" | "anybody" | null;

/** Whether pages of another origin may call the API: by `AISLE_CORS_ORIGINS`, or because a publishable key names it. */
export async function findListing(origin: string): Promise<Listing> {
  const { AISLE_CORS_ORIGINS: settings = [] } = getEnv();
  if (settings.includes(origin)) return "own";
  if (await keyOrigins.get().has(origin)) return "key";
  return settings.includes("*") ? "anybody" : null;
}

/** Stops listening and forgets the origins; the next call starts anew. For tests and an orderly end. */
export function closeListedOrigins(): void {
  keyOrigins.take()?.stop();
}
