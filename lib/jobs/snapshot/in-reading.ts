import "server-only";
import type pg from "pg";
import { getPool } from "@/lib/db/client";

/**
 * Runs `work` on one connection that sees the database as it is at one moment. Once `signal` is aborted it rejects with
 * the signal's reason at once, whatever the server is doing by then: counting, sorting, waiting for a lock.
 */
export async function inReading<T>(
  work: (client: pg.PoolClient) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  signal?.throwIfAborted();
  const client = await getPool().connect();
  let isOurs = true;
  /** With an error the connection is thrown away: in the middle of a query it cannot be used again. */
  const giveBack = (error?: Error) => {
    if (isOurs) client.release(error);
    isOurs = false;
  };
  const onAbort = () => giveBack(new Error("The reading was stopped."));
  // The query that is lost says so too, but an error nobody listens to would end the process.
  client.on("error", giveBack);
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    await client.query("begin isolation level repeatable read read only");
    const result = await work(client);
    await client.query("commit");
    giveBack();
    return result;
  } catch (error) {
    giveBack(error instanceof Error ? error : new Error(String(error)));
    throw signal?.aborted ? signal.reason : error;
  } finally {
    client.off("error", giveBack);
    signal?.removeEventListener("abort", onAbort);
  }
}
