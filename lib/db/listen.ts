import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { getEnv } from "@/lib/env";
import { messageOf } from "@/lib/errors";
import { getLog } from "@/lib/log";

/**
 * Calls `onNotice` for every NOTIFY on `channel`, over a connection of its own that is renewed when lost. Notices sent
 * while it was away are lost too, so `onConnect` runs after every (re)connection: read everything there.
 * Returns at once; the listener ends with `signal`.
 */
export function listen(
  channel: string,
  handlers: { onNotice(payload: string): void; onConnect(): void },
  signal?: AbortSignal,
): void {
  void keepListening(channel, handlers, signal);
}

async function keepListening(
  channel: string,
  { onNotice, onConnect }: Parameters<typeof listen>[1],
  signal?: AbortSignal,
): Promise<void> {
  while (!signal?.aborted) {
    const client = new pg.Client({ connectionString: getEnv().DATABASE_URL, keepAlive: true });
    // A dead connection is reported as an error, as an end, or both.
    const lost = new Promise<void>((resolve) => {
      client.once("error", () => resolve());
      client.once("end", () => resolve());
      signal?.addEventListener("abort", () => resolve(), { once: true });
    });
    try {
      await client.connect();
      client.on("notification", (notice) => onNotice(notice.payload ?? ""));
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      onConnect();
      await lost;
    } catch (error) {
      getLog("db").warn({ channel, error: messageOf(error) }, "cannot listen, will try again");
    }
    await client.end().catch(() => {});
    if (!signal?.aborted) await sleep(1_000, undefined, { ref: false });
  }
}
