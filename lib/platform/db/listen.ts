import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { getEnv } from "@/lib/platform/env";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { connectAlone } from "./connect";

/** A connection that died without a word (a firewall, a server that lost power) is noticed by asking. */
const HEARTBEAT_MS = 10_000;
const RETRY_MS = 1_000;

/** Asks the server for a sign of life now and then; throws when none comes. Ends when `lost` does. */
async function keepAlive(client: pg.Client, lost: Promise<unknown>, heartbeatMs: number): Promise<void> {
  const ended = lost.then(() => true);
  while (!(await Promise.race([ended, sleep(heartbeatMs, false, { ref: false })]))) {
    await client.query("select");
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
  handlers: Parameters<typeof listen>[1],
  signal: AbortSignal | undefined,
  heartbeatMs: number,
): Promise<void> {
  while (!signal?.aborted) {
    try {
      await listenOnce(channel, handlers, signal, heartbeatMs);
    } catch (error) {
      getLog("db").warn({ channel, error: messageOf(error) }, "cannot listen, will try again");
    }
    if (!signal?.aborted) await sleep(RETRY_MS, undefined, { ref: false });
  }
}

/** Listens until the connection is lost or `signal` is aborted. Rejects when it cannot be made or falls silent. */
async function listenOnce(
  channel: string,
  { onNotice, onConnect }: Parameters<typeof listen>[1],
  signal: AbortSignal | undefined,
  heartbeatMs: number,
): Promise<void> {
  const client = await connectAlone(getEnv().DATABASE_URL, "request");
  // A dead connection is reported as an error, as an end, or both.
  const lost = new Promise<void>((resolve) => {
    client.once("error", () => resolve());
    client.once("end", () => resolve());
    if (signal?.aborted) resolve();
    signal?.addEventListener("abort", () => resolve(), { once: true });
  });
  try {
    client.on("notification", (notice) => onNotice(notice.payload ?? ""));
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    onConnect();
    await keepAlive(client, lost, heartbeatMs);
  } finally {
    void client.end().catch(() => {});
  }
}
