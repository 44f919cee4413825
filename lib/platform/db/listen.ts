import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { getEnv } from "@/lib/platform/env";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";

/** A connection that died without a word (a firewall, a server that lost power) is noticed by asking. */
const HEARTBEAT_MS = 10_000;
const PATIENCE_MS = 5_000;

/** Asks the server for a sign of life now and then; throws when none comes. Ends when `lost` does. */
async function keepAlive(client: pg.Client, lost: Promise<unknown>, heartbeatMs: number): Promise<void> {
  const ended = lost.then(() => true);
  while (!(await Promise.race([ended, sleep(heartbeatMs, false, { ref: false })]))) {
    await client.query({ text: "select", query_timeout: PATIENCE_MS } as pg.QueryConfig);
  }
}

/**
 * Calls `onNotice` for every NOTIFY on `channel`, over a connection of its own that is renewed when lost. Notices sent
 * while it was away are lost too, so `onConnect` runs after every (re)connection: read everything there.
 * Returns at once; the listener ends with `signal`.
 */
export function listen(
  channel: string,
  handlers: { onNotice(payload: string): void; onConnect(): void },
  signal?: AbortSignal,
  heartbeatMs = HEARTBEAT_MS,
): void {
  void keepListening(channel, handlers, signal, heartbeatMs);
}

async function keepListening(
  channel: string,
  { onNotice, onConnect }: Parameters<typeof listen>[1],
  signal: AbortSignal | undefined,
  heartbeatMs: number,
): Promise<void> {
  while (!signal?.aborted) {
    const client = new pg.Client({ connectionString: getEnv().DATABASE_URL, keepAlive: true });
    // A dead connection is reported as an error, as an end, or both.
    const lost = new Promise<void>((resolve) => {
      // Not only the first: an error nobody listens to would end the process.
      client.on("error", () => resolve());
      client.once("end", () => resolve());
      signal?.addEventListener("abort", () => resolve(), { once: true });
    });
    try {
      await client.connect();
      client.on("notification", (notice) => onNotice(notice.payload ?? ""));
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      onConnect();
      await keepAlive(client, lost, heartbeatMs);
    } catch (error) {
      getLog("db").warn({ channel, error: messageOf(error) }, "cannot listen, will try again");
    }
    await client.end().catch(() => {});
    if (!signal?.aborted) await sleep(1_000, undefined, { ref: false });
  }
}
