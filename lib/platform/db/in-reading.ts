import "server-only";
import type pg from "pg";
import { getPool } from "./client";

/**
 * Runs `work` on one connection that sees the database as it is at one moment. Once `signal` is aborted it rejects with
 * the signal's reason at once, whatever the server is doing by then: counting, sorting, waiting for a lock, or nothing.
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
    signal?.removeEventListener("abort", onAbort);
  }
}
